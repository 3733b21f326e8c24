package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the switches change about writing, beyond the shapes that recordings have. */
class WritingSwitchesTest extends AgainstSimulator {

    private static final LicenseKey MEETING = AccountSetup.gotomeeting(1).key();
    private static final LicenseKey WEBINAR = AccountSetup.gotowebinar(1).key();

    WritingSwitchesTest() {
        super(
                SimulatorOptions.defaults()
                        .withAccount(
                                AccountSetup.DEFAULT.withLicenses(
                                        AccountSetup.gotomeeting(10),
                                        AccountSetup.gotowebinar(10))));
    }

    @Test
    void licensesWhenAddingCanBeIgnored() {
        set(Switch.LICENSES_WHEN_ADDING, "ignored");

        client.post("users", people("\"licenseKeys\":[\"" + MEETING + "\"]"));

        assertThat(simulator.user("ann@example.com").orElseThrow().licenseKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"replaced, 1", "added, 2"})
    void licensesWhenUpdating(String value, int held) {
        set(Switch.LICENSES_WHEN_UPDATING, value);
        String key = ann(SignIn.RECENT);

        client.put("users/" + key, "{\"licenseKeys\":[\"" + WEBINAR + "\"]}");

        assertThat(simulator.user("ann@example.com").orElseThrow().licenseKeys()).hasSize(held);
    }

    @Test
    void licenseOrRoleCanBeRequired() {
        set(Switch.LICENSE_OR_ROLE, "required");

        assertThat(client.post("users", people("\"suppressEmail\":true")).code())
                .isEqualTo("license.or.role.required");
        assertThat(client.post("users", people("\"adminRoles\":[\"RUN_REPORTS\"]")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"sameKey, true", "newKey, false"})
    void deletedUsers(String value, boolean same) {
        set(Switch.DELETED_USERS, value);
        String key = ann(SignIn.RECENT);
        client.delete("users/" + key);

        client.post("users", people("\"suppressEmail\":true"));

        assertThat(simulator.user("ann@example.com").orElseThrow().key().value().equals(key))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"moves, 204, Other", "refused, 409, Sales"})
    void secondGroup(String value, int status, String group) {
        set(Switch.SECOND_GROUP, value);
        String key = ann(SignIn.RECENT);
        client.put("groups/" + simulator.addGroup("Sales") + "/users/" + key, "");

        String other = "groups/" + simulator.addGroup("Other") + "/users/" + key;

        assertThat(client.put(other, "").status()).isEqualTo(status);
        assertThat(client.get("users/" + key).json().get("groupName").asString()).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({"403, 403, Ann", "400, 400, Ann", "409, 409, Ann", "ignored, 200, Ann"})
    void lockedIdentity(String value, int status, String name) {
        set(Switch.LOCKED_IDENTITY, value);
        String key = ann(SignIn.RECENT);
        simulator.lock(simulator.user("ann@example.com").orElseThrow().key(), Lock.NAME);

        assertThat(client.put("users/" + key, "{\"firstName\":\"Eve\"}").status())
                .isEqualTo(status);
        JsonNode user = client.get("users/" + key).json();
        assertThat(user.get("firstName").asString()).isEqualTo(name);
        assertThat(user.get("nameLocked").asBoolean()).isTrue();
        assertThat(client.put("users/" + key, "{\"email\":\"new@example.com\"}").status())
                .isEqualTo(200);
    }

    @Test
    void lastSuperUserMayBeAllowedToGo() {
        String admin = "users/" + simulator.administrator();
        assertThat(client.delete(admin).status()).isEqualTo(409);
        assertThat(client.delete("users/" + ann(SignIn.RECENT)).status()).isEqualTo(204);

        set(Switch.LAST_SUPER_USER, "allowed");

        assertThat(client.put(admin, "{\"adminRoles\":[]}").status()).isEqualTo(200);
    }

    @Test
    void foreignAddressIsInvitedAndMovesInOrGivesTheSeatBack() {
        simulator.elsewhere("ann@example.com", "bob@example.com");
        client.post("users", people("\"licenseKeys\":[\"" + MEETING + "\"]"));
        client.post("users", "{\"users\":[" + person("bob@example.com") + "]}");
        assertThat(status("ann@example.com")).isEqualTo("INVITED");
        assertThat(status("bob@example.com")).isEqualTo("INVITED");

        simulator.answerInvitation(simulator.user("ann@example.com").orElseThrow().key(), false);
        assertThat(status("ann@example.com")).isEqualTo("SUSPENDED");
        assertThat(simulator.licenses().getFirst().holders()).isEmpty();

        client.put(
                "users/" + simulator.user("bob@example.com").orElseThrow().key(),
                "{\"licenseKeys\":[\"" + MEETING + "\"]}");
        simulator.answerInvitation(simulator.user("bob@example.com").orElseThrow().key(), true);
        assertThat(status("bob@example.com")).isEqualTo("ACTIVE");
    }

    @Test
    void foreignAddressCanBeRefused() {
        set(Switch.FOREIGN_ADDRESS, "refused");
        simulator.elsewhere("ann@example.com");

        assertThat(client.post("users", people("\"suppressEmail\":true")).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "refused, refused, 409, 409",
        "withoutKey, withoutKey, 200, 200",
        "withKey, refused, 200, 409"
    })
    void conflicts(String whole, String each, int wholeStatus, int eachStatus) {
        ann(SignIn.RECENT);
        set(Switch.CONFLICT_ALL_OR_NOTHING, whole);
        set(Switch.CONFLICT_EACH, each);
        String body = people("\"suppressEmail\":true");

        assertThat(client.post("users", body).status()).isEqualTo(wholeStatus);
        assertThat(client.post("users?allOrNothing=false", body).status()).isEqualTo(eachStatus);
    }

    @Test
    void fieldLimitsCanBeLifted() {
        set(Switch.FIELD_LIMITS, "none");

        assertThat(client.post("users", people("").replace("Ann", "x".repeat(99))).status())
                .isEqualTo(200);
    }

    @Test
    void statusesOfSingleCallsCanDiffer() {
        String key = ann(SignIn.RECENT);
        set(Switch.DELETE_STATUS, "200");
        set(Switch.LICENSE_STATUS, "200");
        String seat = "licenses/" + WEBINAR + "/users/" + key;

        assertThat(client.post(seat, "").status()).isEqualTo(200);
        set(Switch.GIVE_LICENSE, "absent");
        assertThat(client.post(seat, "").status()).isEqualTo(404);
        assertThat(client.delete("users/" + key).status()).isEqualTo(200);
        set(Switch.MISSING_ROLE_STATUS, "401");
        set(Switch.CALLER_ROLES, "RUN_REPORTS, MANAGE_GROUPS");
        assertThat(client.delete("users/" + simulator.administrator()).status()).isEqualTo(401);
    }

    @Test
    void keyInBodyCanBeIgnored() {
        set(Switch.KEY_IN_BODY, "ignored");

        assertThat(client.put("users/" + ann(SignIn.RECENT), "{\"key\":\"1\"}").status())
                .isEqualTo(200);
    }

    private String ann(SignIn seen) {
        return simulator
                .addUser(Seed.of("ann@example.com", "Ann", "Hall").licensed(MEETING).seen(seen))
                .key()
                .value();
    }

    private String status(String email) {
        return simulator.status(simulator.user(email).orElseThrow()).name();
    }

    private static String people(String more) {
        String users = "{\"users\":[" + person("ann@example.com") + "]";
        return more.isEmpty() ? users + "}" : users + "," + more + "}";
    }

    private static String person(String email) {
        return "{\"email\":\"%s\",\"firstName\":\"Ann\",\"lastName\":\"Hall\"}".formatted(email);
    }
}
