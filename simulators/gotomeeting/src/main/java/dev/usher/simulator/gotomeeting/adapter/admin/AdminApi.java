package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Imitation;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.adapter.http.Router;
import dev.usher.simulator.gotomeeting.adapter.token.Tokens;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Api;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The Admin API: who may call it, and what answers. */
public final class AdminApi implements Imitation {

    static final String BASE = "/admin/rest/v1";

    private static final Set<String> ALL = Set.of();

    private final Scene scene;
    private final Tokens tokens;
    private final Router router;

    public AdminApi(Scene scene, Tokens tokens) {
        this.scene = scene;
        this.tokens = tokens;
        this.router = routes();
    }

    @Override
    public Api api() {
        return Api.ADMIN;
    }

    @Override
    public String operation(ApiCall call) {
        return router.operation(call);
    }

    /** Answers a caller who shows a valid token of the right scope. */
    @Override
    public Reply answer(ApiCall call) {
        boolean authentic =
                call.authorization("Bearer")
                        .filter(token -> tokens.accepts(token, "identity:"))
                        .isPresent();
        if (authentic && scene.caller().isPresent()) {
            return router.answer(call);
        }
        return scene.behaviour().is(Switch.BAD_TOKEN, "401")
                ? Reply.error(401, "not.authenticated")
                : Reply.json(
                        403,
                        new TreeMap<>(
                                Map.of(
                                        "int_err_code",
                                        "InvalidToken",
                                        "msg",
                                        "Invalid token passed")));
    }

    private Router routes() {
        UsersEndpoint users = new UsersEndpoint(scene);
        LicensesEndpoint licenses = new LicensesEndpoint(scene);
        GroupsEndpoint groups = new GroupsEndpoint(scene);
        RoleSetsEndpoint roleSets = new RoleSetsEndpoint(scene);
        MailTemplates templates = new MailTemplates(scene);
        MeEndpoint me = new MeEndpoint(scene);
        Set<String> adders = Set.of("ADD_USERS", "MANAGE_USERS");
        Set<String> managers = Set.of("MANAGE_USERS");
        Set<String> seaters = Set.of("MANAGE_SEATS");
        Set<String> groupers = Set.of("MANAGE_GROUPS");
        String all = BASE + "/accounts/{account}";
        String user = all + "/users/{user}";
        String group = all + "/groups/{group}";
        String seat = all + "/licenses/{license}/users/{user}";
        return new Router()
                .on("me", "GET", BASE + "/me", _ -> me.get())
                .on("users.list", "GET", all + "/users", open(ALL, users::list))
                .on("users.add", "POST", all + "/users", open(adders, users::add))
                .on(
                        "rolesets.take",
                        "DELETE",
                        all + "/users/rolesets",
                        open(managers, roleSets::takeAll))
                .on("users.get", "GET", user, open(ALL, users::get))
                .on("users.update", "PUT", user, open(managers, users::update))
                .on("users.delete", "DELETE", user, open(managers, users::delete))
                .on("licenses.list", "GET", all + "/licenses", open(ALL, licenses::list))
                .on("licenses.give", "POST", seat, open(seaters, licenses::give))
                .on("licenses.take", "DELETE", seat, open(seaters, licenses::take))
                .on("groups.list", "GET", all + "/groups", open(ALL, groups::list))
                .on("groups.create", "POST", all + "/groups", open(groupers, groups::create))
                .on("groups.get", "GET", group, open(ALL, groups::get))
                .on("groups.rename", "PUT", group, open(groupers, groups::rename))
                .on("groups.delete", "DELETE", group, open(groupers, groups::delete))
                .on("groups.join", "PUT", group + "/users/{user}", open(groupers, groups::putUser))
                .on("groups.leave", "DELETE", user + "/groups", open(groupers, groups::removeUser))
                .on("rolesets.list", "GET", all + "/rolesets", open(ALL, roleSets::list))
                .on(
                        "rolesets.give",
                        "PUT",
                        all + "/rolesets/{roleSet}/users",
                        open(managers, roleSets::give))
                .on("templates.list", "GET", all + "/templates", open(ALL, templates::list))
                .on("templates.add", "POST", all + "/templates", open(managers, templates::add))
                .on("attributes.list", "GET", all + "/attributes", open(ALL, templates::none));
    }

    /** Opens a route of the account to those admins; to every admin when no role is named. */
    private Function<ApiCall, Reply> open(Set<String> roles, Function<ApiCall, Reply> answerer) {
        return call ->
                scene.options().account().key().equals(call.variable("account")) && mayUse(roles)
                        ? answerer.apply(call)
                        : Reply.error(
                                scene.behaviour().number(Switch.MISSING_ROLE_STATUS),
                                "not.authorized");
    }

    private boolean mayUse(Set<String> roles) {
        List<String> held = scene.callerRoles();
        return held.contains("SUPER_USER")
                || (roles.isEmpty() ? !held.isEmpty() : held.stream().anyMatch(roles::contains));
    }
}
