package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Leads a simulator to each of the recorded answers. */
final class Scenarios {

    private static final String ANN =
            "{\"email\":\"ann@example.com\",\"firstName\":\"Ann\",\"lastName\":\"Hall\"}";
    private static final String BOB =
            "{\"email\":\"bob@example.com\",\"firstName\":\"Bob\",\"lastName\":\"Jones\"}";
    private static final String ORGANIZER =
            "{\"organizerEmail\":\"ann@example.com\",\"firstName\":\"Ann\",\"lastName\":\"Hall\","
                    + "\"productType\":\"G2M\"}";
    private static final String SALES = "{\"name\":\"Sales\"}";

    private static final Map<String, Function<Stage, Client.Answer>> SCENARIOS =
            new LinkedHashMap<>();

    private Scenarios() {}

    static {
        tokens();
        callers();
        lists();
        users();
        additions();
        updates();
        licenses();
        groups();
        roles();
        organizers();
        limits();
    }

    static Set<String> names() {
        return SCENARIOS.keySet();
    }

    /** Leads to the answer of that name. */
    static Client.Answer play(String name, Stage stage) {
        return Optional.ofNullable(SCENARIOS.get(name)).orElseThrow().apply(stage);
    }

    private static void tokens() {
        on("token-personal-access-token", it -> it.client.withPersonalAccessToken());
        on("token-refresh-kept", it -> it.refresh());
        on("token-refresh-rotated", it -> it.set(Switch.REFRESH_TOKENS, "rotated").refresh());
        on(
                "token-authorization-code",
                it ->
                        it.client.token(
                                "grant_type=authorization_code&code="
                                        + it.client.authorizationCode("http://127.0.0.1:1/back")));
        on(
                "token-password",
                it ->
                        it.set(Switch.PASSWORD_GRANT, "on")
                                .client
                                .token(
                                        "grant_type=password&username=goto.admin@example.com&password="
                                                + it.goTo.options().credentials().password()));
        on("token-invalid-client", it -> it.client.token("grant_type=refresh_token", "a:b"));
        on("token-invalid-grant", it -> it.client.token("grant_type=refresh_token"));
        on("token-unsupported-grant", it -> it.client.token("grant_type=client_credentials"));
    }

    private static void callers() {
        on("me", it -> it.licensedAdmin().client.me());
        on("me-no-admin", it -> it.licensedAdmin().set(Switch.CALLER_ROLES, "none").client.me());
        on(
                "me-two-accounts",
                it -> it.licensedAdmin().set(Switch.CALLER_ACCOUNTS, "2").client.me());
        on(
                "me-without-identity-scope",
                it -> it.set(Switch.SCOPE, "collab:").client.signedIn().me());
        on(
                "invalid-token-403",
                it -> it.set(Switch.BAD_TOKEN, "403").client.withToken("stale").me());
        on("role-missing", it -> it.set(Switch.CALLER_ROLES, "none").client.get("users"));
        on("identity-me", it -> it.client.absolute("/identity/v1/Users/me"));
        on(
                "identity-invalid-token",
                it -> it.client.withToken("stale").absolute("/identity/v1/Users/me"));
    }

    private static void lists() {
        on("users", it -> it.ann(SignIn.RECENT).client.get("users"));
        on("users-sparse", it -> it.client.get("users?attributes=key,email"));
        on("users-none", it -> it.nobody());
        on("users-none-empty", it -> it.set(Switch.NO_MATCH, "empty").nobody());
        on("users-none-404", it -> it.set(Switch.NO_MATCH, "notFound").nobody());
        on("users-filter-plus", it -> it.client.get("users?filter=email+eq+%22ann@example.com%22"));
    }

    private static void users() {
        on("user-active", it -> it.ann(SignIn.RECENT).read());
        on("user-inactive", it -> it.ann(SignIn.LONG_AGO).read());
        on("user-invited", it -> it.ann(SignIn.NEVER).read());
        on("user-suspended", it -> it.bareAnn().read());
        on(
                "user-in-nested-group",
                it -> {
                    GroupKey paris = it.goTo.addGroup("Paris", it.goTo.addGroup("Sales"));
                    it.goTo.addUser(Seed.of("ann@example.com", "Ann", "Hall").in(paris));
                    return it.read();
                });
        on(
                "user-with-roles",
                it -> {
                    it.goTo.addUser(Seed.of("ann@example.com", "Ann", "Hall").admin("RUN_REPORTS"));
                    it.giveRoleSet();
                    return it.read();
                });
        on("user-not-found", it -> it.client.get("users/42"));
        on("user-malformed-key", it -> it.client.get("users/ann"));
    }

    private static void additions() {
        on("users-added", it -> it.add(ANN + "," + BOB));
        on("users-added-201", it -> it.set(Switch.CREATE_STATUS, "201").add(ANN));
        on("users-added-keys-as-numbers", it -> it.set(Switch.KEYS, "number").add(ANN));
        on("users-conflict", it -> it.bareAnn().add(ANN));
        on("users-conflict-without-key", it -> it.bareAnn().addEach(ANN + "," + BOB));
        on(
                "users-conflict-with-key",
                it -> it.set(Switch.CONFLICT_EACH, "withKey").bareAnn().addEach(ANN + "," + BOB));
        on("users-too-many", it -> it.set(Switch.USERS_PER_REQUEST, "1").add(ANN + "," + BOB));
        on("users-field-missing", it -> it.add(ANN.replace("Hall", "")));
        on("users-field-too-long", it -> it.add(ANN.replace("Ann", "x".repeat(33))));
    }

    private static void updates() {
        on("user-updated", it -> it.ann(SignIn.RECENT).update("{\"lastName\":\"Smith\"}"));
        on(
                "user-updated-empty",
                it ->
                        it.set(Switch.UPDATE_ANSWER, "empty")
                                .bareAnn()
                                .update("{\"lastName\":\"Smith\"}"));
        on("user-update-with-key", it -> it.bareAnn().update("{\"key\":\"1\"}"));
        on(
                "user-update-email-taken",
                it -> it.bareAnn().update("{\"email\":\"goto.admin@example.com\"}"));
        on(
                "user-update-locked",
                it -> {
                    it.bareAnn().goTo.lock(it.key(), Lock.IDENTITY);
                    return it.update("{\"lastName\":\"Smith\"}");
                });
        on(
                "user-last-super-user",
                it -> it.client.put("users/" + it.goTo.administrator(), "{\"adminRoles\":[]}"));
        on("user-deleted", it -> it.bareAnn().client.delete("users/" + it.key()));
        on(
                "user-deleted-twice",
                it -> {
                    String path = "users/" + it.bareAnn().key();
                    it.client.delete(path);
                    return it.client.delete(path);
                });
    }

    private static void licenses() {
        on("licenses", it -> it.annAndInvited().client.get("licenses"));
        on("licenses-unused", it -> it.client.get("licenses"));
        on(
                "licenses-all-members",
                it ->
                        it.set(Switch.EMPTY_IN_LICENSES, "present")
                                .set(Switch.KEYS, "number")
                                .annAndInvited()
                                .client
                                .get("licenses"));
        on("license-given", it -> it.bareAnn().client.post(it.seat(), ""));
        on("license-taken", it -> it.ann(SignIn.NEVER).client.delete(it.seat()));
        on(
                "license-no-seat",
                it -> {
                    it.goTo.buy(AccountSetup.gotomeeting(0));
                    return it.bareAnn().client.post(it.seat(), "");
                });
        on("license-not-found", it -> it.bareAnn().client.post("licenses/1/users/" + it.key(), ""));
    }

    private static void groups() {
        on("groups", it -> it.salesman().client.get("groups"));
        on("group-empty", it -> it.client.get("groups/" + it.goTo.addGroup("Sales")));
        on("group-created", it -> it.client.post("groups", SALES));
        on("group-renamed", it -> it.client.put("groups/" + it.goTo.addGroup("Old"), SALES));
        on("group-deleted", it -> it.client.delete("groups/" + it.goTo.addGroup("Sales")));
        on("group-joined", it -> it.bareAnn().join("Sales"));
        on("group-left", it -> it.salesman().client.delete("users/" + it.key() + "/groups"));
        on("group-not-found", it -> it.client.get("groups/42"));
        on("group-name-required", it -> it.client.post("groups", "{}"));
        on(
                "group-name-conflict",
                it -> {
                    it.goTo.addGroup("Sales");
                    return it.client.post("groups", SALES);
                });
        on("group-second", it -> it.set(Switch.SECOND_GROUP, "refused").salesman().join("Other"));
    }

    private static void roles() {
        on("rolesets", it -> it.client.get("rolesets"));
        on("roleset-given", it -> it.bareAnn().giveRoleSet());
        on(
                "rolesets-taken",
                it ->
                        it.bareAnn()
                                .client
                                .delete(
                                        "users/rolesets?filter=email%20eq%20%22ann@example.com%22"));
        on(
                "templates",
                it -> {
                    it.client.post(
                            "templates",
                            "{\"title\":\"Welcome\",\"subject\":\"Hello\",\"text\":\"You are"
                                    + " in\"}");
                    return it.client.get("templates");
                });
        on("attributes-none", it -> it.client.get("attributes"));
    }

    private static void organizers() {
        on(
                "organizers",
                it ->
                        it.salesman()
                                .client
                                .organizers("GET", "organizers?email=ann@example.com", ""));
        on("organizer", it -> it.salesman().organizer("GET", ""));
        on(
                "organizers-none",
                it -> it.client.organizers("GET", "organizers?email=nobody@example.com", ""));
        on("organizer-added", it -> it.client.organizers("POST", "organizers", ORGANIZER));
        on(
                "organizer-added-to-group",
                it ->
                        it.client.organizers(
                                "POST",
                                "groups/" + it.goTo.addGroup("Sales") + "/organizers",
                                ORGANIZER));
        on(
                "organizer-conflict",
                it -> it.bareAnn().client.organizers("POST", "organizers", ORGANIZER));
        on(
                "organizer-field-missing",
                it -> it.client.organizers("POST", "organizers", ORGANIZER.replace("Hall", "")));
        on(
                "organizer-suspended",
                it -> it.ann(SignIn.NEVER).organizer("PUT", "{\"status\":\"suspended\"}"));
        on("organizer-licensed", it -> it.bareAnn().organizer("PUT", "{\"productType\":\"G2M\"}"));
        on("organizer-deleted", it -> it.bareAnn().organizer("DELETE", ""));
        on(
                "organizer-deleted-by-email",
                it ->
                        it.bareAnn()
                                .client
                                .organizers("DELETE", "organizers?email=ann@example.com", ""));
        on("organizer-not-found", it -> it.client.organizers("DELETE", "organizers/42", ""));
        on(
                "organizer-invalid-token",
                it -> it.client.withToken("stale").organizers("GET", "organizers", ""));
    }

    private static void limits() {
        on("too-many-requests", it -> it.exhausted("none"));
        on("too-many-requests-seconds", it -> it.exhausted("seconds"));
        on("too-many-requests-date", it -> it.exhausted("date"));
    }

    private static void on(String name, Function<Stage, Client.Answer> scenario) {
        SCENARIOS.put(name, scenario);
    }
}
