package dev.usher.simulator.gotomeeting.adapter.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Query;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Credentials;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Exchanges what proves the administrator's consent for an access token. */
final class TokenEndpoint {

    private final Scene scene;
    private final Credentials credentials;
    private final Tokens tokens;

    TokenEndpoint(Scene scene, Tokens tokens) {
        this.scene = scene;
        this.credentials = scene.options().credentials();
        this.tokens = tokens;
    }

    Reply token(ApiCall call) {
        if (!fromClient(call)) {
            return error(401, "invalid_client", "client not found");
        }
        Query form = call.form();
        Optional<String> grant = form.text("grant_type");
        if (grant.isEmpty()) {
            return error(400, "invalid_request", "grant_type is missing");
        }
        return switch (grant.get()) {
            case "personal_access_token" -> personalAccessToken(form);
            case "refresh_token" -> refreshToken(form);
            case "authorization_code" -> code(form);
            case "password" -> password(form);
            default -> unsupported();
        };
    }

    private Reply personalAccessToken(Query form) {
        return form.text("pat").filter(tokens::knowsPersonalAccessToken).isPresent()
                ? issue(Optional.of(tokens.issueRefreshToken()))
                : badGrant("personal access token is not valid");
    }

    private Reply refreshToken(Query form) {
        String token = form.text("refresh_token").orElse("");
        return switch (behaviour().get(Switch.REFRESH_TOKENS)) {
            case "rotated" ->
                    tokens.useUpRefreshToken(token)
                            ? issue(Optional.of(tokens.issueRefreshToken()))
                            : badGrant("refresh token is not valid");
            case String kept ->
                    tokens.knowsRefreshToken(token)
                            ? issue(Optional.of(token).filter(_ -> kept.equals("repeated")))
                            : badGrant("refresh token is not valid");
        };
    }

    /** The address to return to is compared if it is given again; GoTo does not insist on it. */
    private Reply code(Query form) {
        Optional<String> issuedFor = tokens.useUpCode(form.text("code").orElse(""));
        boolean same =
                issuedFor.filter(it -> form.text("redirect_uri").orElse(it).equals(it)).isPresent();
        return same
                ? issue(Optional.of(tokens.issueRefreshToken()))
                : badGrant("authorization code is not valid");
    }

    private Reply password(Query form) {
        if (behaviour().is(Switch.PASSWORD_GRANT, "off")) {
            return unsupported();
        }
        boolean right =
                form.text("username")
                                .filter(
                                        scene.options().account().administratorEmail()
                                                ::equalsIgnoreCase)
                                .isPresent()
                        && form.text("password")
                                .filter(it -> same(it, credentials.password()))
                                .isPresent();
        return right
                ? issue(Optional.of(tokens.issueRefreshToken()))
                : badGrant("user name or password is not valid");
    }

    private Reply issue(Optional<String> refreshToken) {
        Duration life = Duration.ofSeconds(behaviour().number(Switch.ACCESS_TOKEN_SECONDS));
        String scope = behaviour().get(Switch.SCOPE);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.issueAccessToken(life, scope));
        answer.put("token_type", "Bearer");
        refreshToken.ifPresent(token -> answer.put("refresh_token", token));
        answer.put("expires_in", life.toSeconds());
        answer.put("scope", scope);
        answer.put("principal", scene.options().account().administratorEmail());
        return Reply.json(200, answer).with("Cache-Control", "no-store");
    }

    private Behaviour behaviour() {
        return scene.behaviour();
    }

    private boolean fromClient(ApiCall call) {
        String expected = credentials.clientId() + ":" + credentials.clientSecret();
        return call.authorization("Basic")
                .filter(given -> same(given, base64(expected)))
                .isPresent();
    }

    private Reply badGrant(String description) {
        return error(behaviour().number(Switch.BAD_GRANT_STATUS), "invalid_grant", description);
    }

    private static Reply unsupported() {
        return error(400, "unsupported_grant_type", "grant_type is not supported");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    private static Reply error(int status, String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        return Reply.json(status, answer);
    }
}
