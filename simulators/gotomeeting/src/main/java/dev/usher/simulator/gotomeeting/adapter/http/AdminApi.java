package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The Admin API: who may call it, and what answers. */
final class AdminApi {

    static final String BASE = "/admin/rest/v1";

    private static final Set<String> ALL = Set.of();

    private final SimulatorOptions options;
    private final GoToAccount account;
    private final UserKey administrator;
    private final Tokens tokens;
    private final Router router;

    AdminApi(SimulatorOptions options, GoToAccount account, UserKey administrator, Tokens tokens) {
        this.options = options;
        this.account = account;
        this.administrator = administrator;
        this.tokens = tokens;
        this.router = routes();
    }

    /** Answers a caller who shows a valid token of the right scope. */
    Reply answer(ApiCall call) {
        boolean authentic =
                call.authorization("Bearer").filter(tokens::accepts).isPresent()
                        && List.of(options.behaviour().scope().split(" ", -1))
                                .contains("identity:");
        return authentic && caller().isPresent()
                ? router.answer(call)
                : Reply.error(401, "not.authenticated");
    }

    private Router routes() {
        FilterSyntax filters = new FilterSyntax(options.behaviour().filterIgnoresCase());
        Refusals refusals = new Refusals(options.behaviour());
        UsersEndpoint users = new UsersEndpoint(account, options.clock(), filters, refusals);
        LicensesEndpoint licenses = new LicensesEndpoint(account, refusals);
        GroupsEndpoint groups = new GroupsEndpoint(account, filters, refusals);
        MeEndpoint me = new MeEndpoint(options.account(), account);
        Set<String> adders = Set.of("ADD_USERS", "MANAGE_USERS");
        Set<String> managers = Set.of("MANAGE_USERS");
        Set<String> seaters = Set.of("MANAGE_SEATS");
        Set<String> groupers = Set.of("MANAGE_GROUPS");
        String all = BASE + "/accounts/{account}";
        String user = all + "/users/{user}";
        String group = all + "/groups/{group}";
        String seat = all + "/licenses/{license}/users/{user}";
        return new Router()
                .on("GET", BASE + "/me", _ -> me.get(caller().orElseThrow()))
                .on("GET", all + "/users", open(ALL, users::list))
                .on("POST", all + "/users", open(adders, users::add))
                .on("GET", user, open(ALL, users::get))
                .on("PUT", user, open(managers, users::update))
                .on("DELETE", user, open(managers, users::delete))
                .on("GET", all + "/licenses", open(ALL, licenses::list))
                .on("POST", seat, open(seaters, licenses::give))
                .on("DELETE", seat, open(seaters, licenses::take))
                .on("GET", all + "/groups", open(ALL, groups::list))
                .on("POST", all + "/groups", open(groupers, groups::create))
                .on("GET", group, open(ALL, groups::get))
                .on("PUT", group, open(groupers, groups::rename))
                .on("DELETE", group, open(groupers, groups::delete))
                .on("PUT", group + "/users/{user}", open(groupers, groups::putUser))
                .on("DELETE", user + "/groups", open(groupers, groups::removeUser));
    }

    /** Opens a route of the account to those admins; to every admin when no role is named. */
    private Function<ApiCall, Reply> open(Set<String> roles, Function<ApiCall, Reply> answerer) {
        return call ->
                options.account().key().equals(call.variable("account")) && mayUse(roles)
                        ? answerer.apply(call)
                        : Reply.error(403, "not.authorized");
    }

    private boolean mayUse(Set<String> roles) {
        List<String> held = caller().map(GoToUser::adminRoles).orElse(List.of());
        return held.contains("SUPER_USER")
                || (roles.isEmpty() ? !held.isEmpty() : held.stream().anyMatch(roles::contains));
    }

    private Optional<GoToUser> caller() {
        return account.user(administrator);
    }
}
