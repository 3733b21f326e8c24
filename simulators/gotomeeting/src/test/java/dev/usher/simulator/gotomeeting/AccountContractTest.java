package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AccountContractTest {

    private static final License MEETING = AccountSetup.gotomeeting(1);
    private static final License WEBINAR =
            new License(new LicenseKey("77"), "GoTo Webinar", List.of("G2W", "G2M"), 5);

    private GoToSimulator simulator = start(AccountSetup.DEFAULT.withLicenses(MEETING, WEBINAR));
    private Client client = new Client(simulator);

    @BeforeEach
    void signIn() {
        client.signedIn();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Nested
    class Me {

        @Test
        void namesTheAccountAndTheRolesInIt() {
            JsonNode me = client.me().json();

            assertThat(me.get("key").asString()).isEqualTo(simulator.administrator().value());
            assertThat(me.get("accountKey").asString()).isEqualTo("3570000000000000007");
            assertThat(me.at("/accounts/0/key").asString()).isEqualTo("3570000000000000007");
            assertThat(me.at("/accounts/0/adminRoles/0").asString()).isEqualTo("SUPER_USER");
            assertThat(me.at("/adminRoles/0").asString()).isEqualTo("SUPER_USER");
        }

        @Test
        void ignoresItsFlags() {
            String flags = "/admin/rest/v1/me?includeAdmins=true&includeInvitation=true";

            assertThat(client.absolute(flags).json()).isEqualTo(client.me().json());
        }

        @Test
        void isAmongTheUsersAndActive() {
            JsonNode user = client.get("users").json().at("/results/0");

            assertThat(user.get("key").asString()).isEqualTo(simulator.administrator().value());
            assertThat(user.get("status").asString()).isEqualTo("ACTIVE");
        }

        @Test
        void hasNoRolesWhenTheUserIsNoAdminAndMayDoNothingElse() {
            restart(AccountSetup.DEFAULT.withAdministrator("member@example.com"));

            assertThat(client.me().status()).isEqualTo(200);
            assertThat(client.me().json().has("adminRoles")).isFalse();
            assertThat(client.get("users").status()).isEqualTo(403);
            assertThat(client.get("users").code()).isEqualTo("not.authorized");
        }

        @ParameterizedTest
        @CsvSource({
            "MANAGE_USERS, 200, 403, 403",
            "ADD_USERS, 200, 403, 403",
            "MANAGE_SEATS, 403, 204, 403",
            "MANAGE_GROUPS, 403, 403, 200"
        })
        void mayDoWhatItsRolesAllow(String role, int add, int give, int group) {
            restart(AccountSetup.DEFAULT.withAdministrator("a@example.com", role));
            String user = simulator.addUser(Seed.of("c@example.com", "C", "C")).key().value();
            String person = "{\"email\":\"b@example.com\",\"firstName\":\"B\",\"lastName\":\"B\"}";

            assertThat(client.post("users", "{\"users\":[" + person + "]}").status())
                    .isEqualTo(add);
            assertThat(client.post(seat(user), "").status()).isEqualTo(give);
            assertThat(client.post("groups", "{\"name\":\"G\"}").status()).isEqualTo(group);
            assertThat(client.get("users").status()).isEqualTo(200);
        }

        @Test
        void mayNotLookIntoAnotherAccount() {
            assertThat(client.absolute("/admin/rest/v1/accounts/42/users").status()).isEqualTo(403);
        }
    }

    @Nested
    class Licences {

        @Test
        void showSeatsAndWhoHasThem() {
            GoToUser ann =
                    simulator.addUser(
                            Seed.of("ann@example.com", "Ann", "Hall").licensed(WEBINAR.key()));

            JsonNode list = client.get("licenses").json();

            assertThat(list.get("total").asInt()).isEqualTo(2);
            JsonNode meeting = list.at("/results/0");
            assertThat(meeting.get("key").asString()).isEqualTo(MEETING.key().value());
            assertThat(meeting.get("seats").asInt()).isEqualTo(1);
            assertThat(meeting.get("userCount").asInt()).isZero();
            assertThat(meeting.has("userKeys")).isFalse();
            JsonNode webinar = list.at("/results/1");
            assertThat(webinar.get("userCount").asInt()).isEqualTo(1);
            assertThat(webinar.at("/userKeys/0").asString()).isEqualTo(ann.key().value());
            assertThat(webinar.get("products").toString()).isEqualTo("[\"G2W\",\"G2M\"]");
        }

        @Test
        void areGivenAndTakenOneByOne() {
            String user = seeded("ann@example.com");

            assertThat(client.post(seat(user), "").status()).isEqualTo(204);
            assertThat(client.post(seat(user), "").status()).isEqualTo(204);
            assertThat(client.get("users/" + user).json().at("/licenseKeys").toString())
                    .isEqualTo("[\"" + MEETING.key() + "\"]");
            assertThat(client.delete(seat(user) + "?suppressEmail=TRUE").status()).isEqualTo(204);
            assertThat(client.get("users/" + user).json().has("licenseKeys")).isFalse();
            assertThat(simulator.journal().writes().getLast().mailSuppressed()).isTrue();
        }

        @Test
        void areRefusedWhenNoSeatIsLeft() {
            client.post(seat(seeded("ann@example.com")), "");
            String late = seeded("late@example.com");

            Client.Answer answer = client.post(seat(late), "");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("license.seats.exceeded");
            assertThat(simulator.user("late@example.com").orElseThrow().licenseKeys()).isEmpty();
        }

        @Test
        void areRefusedInTheWayTheOptionsSay() {
            stop();
            simulator =
                    GoToSimulator.start(
                            SimulatorOptions.defaults()
                                    .withAccount(
                                            AccountSetup.DEFAULT.withLicenses(
                                                    AccountSetup.gotomeeting(0)))
                                    .with(it -> it.withNoSeatAnswer(400, "no.seat")));
            client = new Client(simulator).signedIn();

            Client.Answer answer = client.post(seat(seeded("ann@example.com")), "");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("no.seat");
        }

        @Test
        void areNotFoundWhenLicenceOrUserIsUnknown() {
            String user = seeded("ann@example.com");

            assertThat(client.post("licenses/1/users/" + user, "").code())
                    .isEqualTo("license.not.found");
            assertThat(client.delete("licenses/x/users/" + user).status()).isEqualTo(404);
            assertThat(client.post(seat("42"), "").code()).isEqualTo("user.not.found");
        }
    }

    @Nested
    class Groups {

        @Test
        void areCreatedWithABareNumberThatADoubleCannotHold() {
            Client.Answer answer = client.post("groups", "{\"name\":\"Sales\"}");

            long key = Long.parseLong(answer.body());
            assertThat(answer.json().isNumber()).isTrue();
            assertThat((long) (double) key).isNotEqualTo(key);
            JsonNode group = client.get("groups/" + key).json();
            assertThat(group.get("key").asString()).isEqualTo(answer.body());
            assertThat(group.get("name").asString()).isEqualTo("Sales");
            assertThat(group.at("/keyPath/0").asString()).isEqualTo(answer.body());
            assertThat(group.has("userKeys")).isFalse();
        }

        @Test
        void needANameOfTheirOwn() {
            client.post("groups", "{\"name\":\"Sales\"}");
            String other = client.post("groups", "{\"name\":\"Other\"}").body();

            assertThat(client.post("groups", "{}").code()).isEqualTo("group.name.required");
            assertThat(client.post("groups", "{\"name\":\"sales\"}").code())
                    .isEqualTo("group.name.conflict");
            assertThat(client.put("groups/" + other, "{\"name\":\"Sales\"}").status())
                    .isEqualTo(409);
            assertThat(client.put("groups/" + other, "{\"name\":\"OTHER\"}").status())
                    .isEqualTo(204);
        }

        @Test
        void areFoundByName() {
            client.post("groups", "{\"name\":\"Sales\"}");
            client.post("groups", "{\"name\":\"Other\"}");

            JsonNode found = client.get("groups?filter=(name=%22Sales%22)").json();

            assertThat(found.get("total").asInt()).isEqualTo(1);
            assertThat(client.get("groups").json().get("total").asInt()).isEqualTo(2);
        }

        @Test
        void holdAUserInOneAtATime() {
            String sales = simulator.addGroup("Sales").value();
            String other = simulator.addGroup("Other").value();
            String user = seeded("ann@example.com");

            client.put("groups/" + sales + "/users/" + user, "");
            client.put("groups/" + other + "/users/" + user, "");

            assertThat(client.get("groups/" + sales).json().get("memberCount").asInt()).isZero();
            assertThat(client.get("groups/" + other).json().at("/userKeys/0").asString())
                    .isEqualTo(user);
            assertThat(client.delete("users/" + user + "/groups").status()).isEqualTo(204);
            assertThat(client.get("users/" + user).json().has("groupKey")).isFalse();
        }

        @Test
        void leaveTheirMembersBehindWhenDeleted() {
            String sales = simulator.addGroup("Sales").value();
            String user = seeded("ann@example.com");
            client.put("users/" + user, "{\"groupKey\":\"" + sales + "\"}");

            assertThat(client.delete("groups/" + sales).status()).isEqualTo(204);
            assertThat(client.delete("groups/" + sales).code()).isEqualTo("group.not.found");
            assertThat(client.get("groups/" + sales).status()).isEqualTo(404);
            assertThat(client.get("users/" + user).json().has("groupKey")).isFalse();
        }
    }

    private String seeded(String email) {
        return simulator.addUser(Seed.of(email, "A", "B")).key().value();
    }

    private static String seat(String user) {
        return "licenses/" + MEETING.key() + "/users/" + user;
    }

    private void restart(AccountSetup setup) {
        stop();
        simulator = start(setup);
        client = new Client(simulator).signedIn();
    }

    private static GoToSimulator start(AccountSetup setup) {
        return GoToSimulator.start(
                SimulatorOptions.defaults().withAccount(setup).with(it -> it.withRate(0)));
    }
}
