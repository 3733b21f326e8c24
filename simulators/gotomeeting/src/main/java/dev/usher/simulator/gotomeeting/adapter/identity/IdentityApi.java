package dev.usher.simulator.gotomeeting.adapter.identity;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Imitation;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.adapter.http.Router;
import dev.usher.simulator.gotomeeting.adapter.token.Tokens;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says who the caller is, in the manner of SCIM 1; nothing else of that API is imitated. */
public final class IdentityApi implements Imitation {

    private static final String CORE = "urn:scim:schemas:core:1.0";
    private static final String EXTENSION = "urn:scim:schemas:extension:getgo:1.0";

    private final Scene scene;
    private final Tokens tokens;
    private final Router router =
            new Router().on("identity.me", "GET", "/identity/v1/Users/me", _ -> me());

    public IdentityApi(Scene scene, Tokens tokens) {
        this.scene = scene;
        this.tokens = tokens;
    }

    @Override
    public Api api() {
        return Api.SCIM;
    }

    @Override
    public String operation(ApiCall call) {
        return router.operation(call);
    }

    @Override
    public Reply answer(ApiCall call) {
        boolean authentic =
                call.authorization("Bearer")
                        .filter(
                                it ->
                                        tokens.accepts(it, "identity:")
                                                || tokens.accepts(it, "identity:scim.me"))
                        .isPresent();
        return authentic
                ? router.answer(call)
                : Reply.text(401, "", "")
                        .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    private Reply me() {
        GoToUser user = scene.caller().orElseThrow();
        Profile profile = user.profile();
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("givenName", profile.firstName());
        name.put("familyName", profile.lastName());
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("value", scene.options().account().key());
        account.put("display", scene.options().account().name());
        account.put(
                "entitlements", scene.callerRoles().isEmpty() ? List.of() : List.of("acctadmin"));
        Map<String, Object> me = new LinkedHashMap<>();
        me.put("schemas", List.of(CORE, EXTENSION));
        me.put("id", user.key().value());
        me.put("userName", profile.email());
        me.put("displayName", profile.firstName() + " " + profile.lastName());
        me.put("name", name);
        me.put("locale", profile.locale());
        me.put("timezone", profile.timeZone());
        me.put("meta", Map.of("created", user.standing().addedAt().toString()));
        me.put(EXTENSION, Map.of("accounts", List.of(account)));
        return Reply.json(200, me);
    }
}
