package dev.usher.simulator.gotomeeting.adapter.organizers;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Imitation;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.adapter.http.Router;
import dev.usher.simulator.gotomeeting.adapter.token.Tokens;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Api;
import java.util.List;

/** GoToMeeting's own API for its organizers, who are the users of the Admin API. */
public final class OrganizersApi implements Imitation {

    static final String BASE = "/G2M/rest";

    private final Scene scene;
    private final Tokens tokens;
    private final Router router;

    public OrganizersApi(Scene scene, Tokens tokens) {
        this.scene = scene;
        this.tokens = tokens;
        OrganizersEndpoint organizers = new OrganizersEndpoint(scene);
        String all = BASE + "/organizers";
        String one = all + "/{organizer}";
        this.router =
                new Router()
                        .on("organizers.list", "GET", all, organizers::list)
                        .on("organizers.add", "POST", all, organizers::add)
                        .on("organizers.deleteByEmail", "DELETE", all, organizers::deleteByEmail)
                        .on(
                                "organizers.addToGroup",
                                "POST",
                                BASE + "/groups/{group}/organizers",
                                organizers::addToGroup)
                        .on("organizers.get", "GET", one, organizers::get)
                        .on("organizers.update", "PUT", one, organizers::update)
                        .on("organizers.delete", "DELETE", one, organizers::delete);
    }

    @Override
    public Api api() {
        return Api.ORGANIZERS;
    }

    @Override
    public String operation(ApiCall call) {
        return router.operation(call);
    }

    @Override
    public Reply answer(ApiCall call) {
        boolean authentic =
                call.authorization("Bearer")
                        .filter(token -> tokens.accepts(token, "collab:"))
                        .isPresent();
        if (!authentic) {
            return OrganizerJson.error(403, "InvalidToken", "Invalid token passed")
                    .with("x-amzn-errortype", "AccessDeniedException");
        }
        List<String> roles = scene.callerRoles();
        return roles.contains("SUPER_USER") || roles.contains("MANAGE_USERS")
                ? router.answer(call)
                : OrganizerJson.error(403, "NotAllowed", "The caller is no admin");
    }
}
