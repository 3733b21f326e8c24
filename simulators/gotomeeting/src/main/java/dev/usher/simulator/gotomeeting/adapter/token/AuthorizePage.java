package dev.usher.simulator.gotomeeting.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * Where a browser is sent to authorize a client. The administrator counts as signed in and decides
 * at once, so that the browser is back with a code, or with a denial, without a click.
 */
final class AuthorizePage {

    private final Scene scene;
    private final Tokens tokens;

    AuthorizePage(Scene scene, Tokens tokens) {
        this.scene = scene;
        this.tokens = tokens;
    }

    Reply authorize(ApiCall call) {
        String client = call.query().text("client_id").orElse("");
        Optional<String> back = call.query().text("redirect_uri").filter(AuthorizePage::web);
        if (!client.equals(scene.options().credentials().clientId()) || back.isEmpty()) {
            return Reply.text(
                    400, "text/html", "<p>Unknown client, or an address to return to is missing");
        }
        String state =
                call.query()
                        .text("state")
                        .map(it -> "&state=" + URLEncoder.encode(it, UTF_8))
                        .orElse("");
        if (!call.query().text("response_type").orElse("").equals("code")) {
            return redirect(back.get(), "error=unsupported_response_type" + state);
        }
        return scene.behaviour().is(Switch.AUTHORIZATION, "granted")
                ? redirect(back.get(), "code=" + tokens.issueCode(back.get()) + state)
                : redirect(back.get(), "error=access_denied" + state);
    }

    private static Reply redirect(String to, String parameters) {
        String joined = to + (to.contains("?") ? "&" : "?") + parameters;
        return Reply.text(302, "", "").with("Location", joined);
    }

    private static boolean web(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
