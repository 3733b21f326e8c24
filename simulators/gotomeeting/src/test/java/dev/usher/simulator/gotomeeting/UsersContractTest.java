package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UsersContractTest {

    private static final LicenseKey MEETING = AccountSetup.gotomeeting(2).key();

    private final GoToSimulator simulator =
            GoToSimulator.start(
                    SimulatorOptions.defaults()
                            .withAccount(
                                    AccountSetup.DEFAULT.withLicenses(AccountSetup.gotomeeting(2)))
                            .with(behaviour -> behaviour.withRate(0)));
    private final Client client = new Client(simulator);

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
    class Listing {

        @Test
        void pagesByRecordsWithAnExclusiveEnd() {
            for (int i = 0; i < 4; i++) {
                simulator.addUser(Seed.of("u" + i + "@example.com", "U" + i, "L"));
            }

            JsonNode page = client.get("users?pageSize=2&offset=3").json();

            assertThat(page.at("/results/0/email").asString()).isEqualTo("u2@example.com");
            assertThat(page.at("/results/1/email").asString()).isEqualTo("u3@example.com");
            assertThat(page.get("fromIndex").asInt()).isEqualTo(3);
            assertThat(page.get("toIndex").asInt()).isEqualTo(5);
            assertThat(page.get("total").asInt()).isEqualTo(5);
        }

        @Test
        void isOf25UnlessToldOtherwiseAndOf1000AtMost() {
            for (int i = 0; i < 1010; i++) {
                simulator.addUser(Seed.of("u" + i + "@example.com", "U" + i, "L"));
            }

            assertThat(client.get("users").json().get("results").size()).isEqualTo(25);
            assertThat(client.get("users?pageSize=5000").json().get("results").size())
                    .isEqualTo(1000);
        }

        @Test
        void leavesResultsOutWhenThereAreNone() {
            JsonNode page = client.filter("email eq \"nobody@example.com\"").json();

            assertThat(page.has("results")).isFalse();
            assertThat(page.get("total").asInt()).isZero();
        }

        @Test
        void ignoresUnknownParameters() {
            assertThat(client.get("users?sort=email&nonsense=1").status()).isEqualTo(200);
        }

        @Test
        void refusesAPageSizeThatIsNoNumber() {
            assertThat(client.get("users?pageSize=many").status()).isEqualTo(400);
        }

        @Test
        void showsOnlyTheAttributesAskedFor() {
            JsonNode user = client.get("users?attributes=key,email").json().at("/results/0");

            assertThat(user.propertyNames()).containsExactlyInAnyOrder("key", "email");
        }
    }

    @Nested
    class Filtering {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "email eq \"ann@example.com\"",
                    "email eq \"ANN@example.com\"",
                    "(email=\"ann@example.com\")",
                    "(email=\"(?i)ANN@EXAMPLE.COM\")",
                    "(firstName=\"Ann\") & (lastName=\"O'Hara\")",
                    "lastName eq \"O'Hara\"",
                    "firstName eq \"\\Ann\""
                })
        void understandsBothSyntaxes(String filter) {
            simulator.addUser(Seed.of("ann@example.com", "Ann", "O'Hara"));
            simulator.addUser(Seed.of("bob@example.com", "Bob", "Jones"));

            JsonNode page = client.filter(filter).json();

            assertThat(page.get("total").asInt()).isEqualTo(1);
            assertThat(page.at("/results/0/email").asString()).isEqualTo("ann@example.com");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "email",
                    "email eq ann@example.com",
                    "email co \"ann\"",
                    "shoeSize eq \"42\"",
                    "(email=\"a\") (email=\"b\")",
                    "(email=\"a\") &"
                })
        void refusesWhatItDoesNotUnderstand(String filter) {
            assertThat(client.filter(filter).status()).isEqualTo(400);
        }

        @Test
        void refusesAPlusForASpace() {
            assertThat(client.get("users?filter=email+eq+%22a@example.com%22").status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Reading {

        @Test
        void leavesOutWhatIsEmpty() {
            String key = simulator.addUser(Seed.of("ann@example.com", "Ann", "Hall")).key().value();

            JsonNode user = client.get("users/" + key).json();

            assertThat(user.get("key").isString()).isTrue();
            assertThat(user.get("status").asString()).isEqualTo("SUSPENDED");
            assertThat(user.propertyNames())
                    .doesNotContain("licenseKeys", "products", "adminRoles", "groupKey");
        }

        @Test
        void is404ForAnUnknownKeyAnd502ForNoKey() {
            assertThat(client.get("users/42").status()).isEqualTo(404);
            assertThat(client.get("users/42").code()).isEqualTo("user.not.found");
            assertThat(client.get("users/ann").status()).isEqualTo(502);
        }
    }

    @Nested
    class Adding {

        @Test
        void answersWithKeyAndAddressOfEach() {
            Client.Answer answer = client.post("users", twoPeople());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().size()).isEqualTo(2);
            assertThat(answer.json().at("/0/key").asString()).isEqualTo(keyOf("ann@example.com"));
            assertThat(answer.json().at("/1/email").asString()).isEqualTo("bob@example.com");
        }

        @Test
        void givesLicencesRolesAndGroupToAll() {
            String group = simulator.addGroup("Sales").value();

            client.post(
                    "users",
                    people(
                            "\"licenseKeys\":[\"%s\"],\"adminRoles\":[\"MANAGE_USERS\"],\"groupKey\":%s"
                                    .formatted(MEETING, group)));

            JsonNode ann = client.get("users/" + keyOf("ann@example.com")).json();
            assertThat(ann.at("/licenseKeys/0").asString()).isEqualTo(MEETING.value());
            assertThat(ann.at("/products/0").asString()).isEqualTo("G2M");
            assertThat(ann.at("/adminRoles/0").asString()).isEqualTo("MANAGE_USERS");
            assertThat(ann.get("groupKey").asString()).isEqualTo(group);
            assertThat(ann.at("/groupNamePath/0").asString()).isEqualTo("Sales");
            assertThat(ann.get("status").asString()).isEqualTo("INVITED");
        }

        @Test
        void addsNobodyWhenOneAddressIsInUse() {
            simulator.addUser(Seed.of("Bob@Example.com", "Bob", "Jones"));

            Client.Answer answer = client.post("users", twoPeople());

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("user.name.conflict");
            assertThat(answer.json().get("incidentId").asString()).isNotEmpty();
            assertThat(simulator.user("ann@example.com")).isEmpty();
        }

        @Test
        void leavesOutTheKeyOfAnAddressInUseWhenTheRestMayBeAdded() {
            simulator.addUser(Seed.of("bob@example.com", "Bob", "Jones"));

            Client.Answer answer = client.post("users?allOrNothing=false", twoPeople());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get(0).has("key")).isTrue();
            assertThat(answer.json().get(1).has("key")).isFalse();
            assertThat(answer.json().at("/1/email").asString()).isEqualTo("bob@example.com");
        }

        @Test
        void treatsTheSameAddressTwiceInOneRequestAsInUse() {
            String twice = person("ann@example.com") + "," + person("ANN@example.com");

            assertThat(client.post("users", users(twice)).status()).isEqualTo(409);
        }

        @Test
        void bringsADeletedUserBackUnderTheSameKey() {
            client.post("users", users(person("ann@example.com")));
            String key = keyOf("ann@example.com");
            client.delete("users/" + key);

            client.post("users", users(person("ann@example.com")));

            assertThat(keyOf("ann@example.com")).isEqualTo(key);
        }

        @Test
        void addsNobodyWhenSeatsDoNotSuffice() {
            simulator.addUser(Seed.of("c@example.com", "C", "C").licensed(MEETING));

            Client.Answer answer =
                    client.post("users", people("\"licenseKeys\":[\"%s\"]".formatted(MEETING)));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("license.seats.exceeded");
            assertThat(simulator.user("ann@example.com")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "'{}', users.required",
            "'{\"users\":[]}', users.required",
            "'[]', request.malformed",
            "'no json', request.malformed",
            "'{\"users\":[{\"email\":\"a@b.c\",\"firstName\":\"A\"}]}', user.lastName.required",
            "'{\"users\":[{\"email\":\"a@b.c\",\"lastName\":\"A\"}]}', user.firstName.required",
            "'{\"users\":[{\"firstName\":\"A\",\"lastName\":\"A\"}]}', user.email.required",
            "'{\"users\":[{\"email\":\"a\",\"firstName\":\"A\",\"lastName\":\"A\"}]}',"
                    + " user.email.invalid",
            "'{\"users\":[{\"email\":7,\"firstName\":\"A\",\"lastName\":\"A\"}]}', email.invalid"
        })
        void refusesWhatIsIncomplete(String body, String code) {
            Client.Answer answer = client.post("users", body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(code);
        }

        @Test
        void acceptsNamesOf32AndAddressesOf128AndNoLonger() {
            String longest = "a".repeat(116) + "@example.com";

            assertThat(add(longest, "Ł".repeat(32), "y".repeat(32)).status()).isEqualTo(200);
            assertThat(add("a" + longest, "A", "B").code()).isEqualTo("user.email.too.long");
            assertThat(add("b@example.com", "x".repeat(33), "B").code())
                    .isEqualTo("user.firstName.too.long");
            assertThat(add("b@example.com", "A", "y".repeat(33)).code())
                    .isEqualTo("user.lastName.too.long");
        }

        @Test
        void refusesLicencesAndGroupsThatDoNotExist() {
            assertThat(client.post("users", people("\"licenseKeys\":[\"1\"]")).status())
                    .isEqualTo(400);
            assertThat(client.post("users", people("\"groupKey\":\"1\"")).code())
                    .isEqualTo("group.not.found");
        }

        @Test
        void isRecordedWithTheUsersAndWhetherTheyGetAMail() {
            client.post("users", people("\"suppressEmail\":true"));
            client.post("users", users(person("eve@example.com")));

            assertThat(simulator.journal().writes())
                    .extracting(Call::mailSuppressed)
                    .containsExactly(true, false);
            assertThat(simulator.journal().writes().getFirst().touched())
                    .containsExactly(
                            new Touched(keyOf("ann@example.com"), "ann@example.com"),
                            new Touched(keyOf("bob@example.com"), "bob@example.com"));
        }

        private Client.Answer add(String email, String first, String last) {
            return client.post(
                    "users",
                    users(
                            "{\"email\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"%s\"}"
                                    .formatted(email, first, last)));
        }
    }

    @Nested
    class Updating {

        @Test
        void changesWhatIsNamedAndAnswersWithTheUser() {
            String key = licensedAnn();

            Client.Answer answer =
                    client.put(
                            "users/" + key,
                            "{\"lastName\":\"Smith\",\"timeZone\":\"Europe/Paris\",\"locale\":\"fr_FR\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("lastName").asString()).isEqualTo("Smith");
            assertThat(answer.json().get("firstName").asString()).isEqualTo("Ann");
            assertThat(answer.json().get("timeZone").asString()).isEqualTo("Europe/Paris");
            assertThat(answer.json().get("locale").asString()).isEqualTo("fr_FR");
            assertThat(answer.json().at("/licenseKeys/0").asString()).isEqualTo(MEETING.value());
        }

        @Test
        void replacesLicencesAndRoles() {
            String key = licensedAnn();

            JsonNode user =
                    client.put(
                                    "users/" + key,
                                    "{\"licenseKeys\":[],\"adminRoles\":[\"RUN_REPORTS\"]}")
                            .json();

            assertThat(user.has("licenseKeys")).isFalse();
            assertThat(user.at("/adminRoles/0").asString()).isEqualTo("RUN_REPORTS");
        }

        @Test
        void changesTheAddressAndFreesTheOldOne() {
            String key = licensedAnn();

            client.put("users/" + key, "{\"email\":\"hall@example.com\"}");

            assertThat(keyOf("hall@example.com")).isEqualTo(key);
            assertThat(simulator.user("ann@example.com")).isEmpty();
        }

        @Test
        void refusesAnAddressInUseButNotTheOwnInAnotherCase() {
            String key = licensedAnn();
            simulator.addUser(Seed.of("bob@example.com", "Bob", "Jones"));

            assertThat(client.put("users/" + key, "{\"email\":\"BOB@example.com\"}").status())
                    .isEqualTo(409);
            assertThat(client.put("users/" + key, "{\"email\":\"Ann@example.com\"}").status())
                    .isEqualTo(200);
        }

        @Test
        void refusesAKeyInTheBodyAndAnUnknownUser() {
            String key = licensedAnn();

            assertThat(client.put("users/" + key, "{\"key\":\"" + key + "\"}").status())
                    .isEqualTo(400);
            assertThat(client.put("users/42", "{\"lastName\":\"X\"}").code())
                    .isEqualTo("user.not.found");
        }

        @Test
        void changesNothingWhenNoSeatIsLeft() {
            licensedAnn();
            simulator.addUser(Seed.of("c@example.com", "C", "C").licensed(MEETING));
            String key = simulator.addUser(Seed.of("d@example.com", "D", "D")).key().value();

            Client.Answer answer =
                    client.put(
                            "users/" + key,
                            "{\"lastName\":\"New\",\"licenseKeys\":[\"%s\"]}".formatted(MEETING));

            assertThat(answer.code()).isEqualTo("license.seats.exceeded");
            assertThat(simulator.user("d@example.com").orElseThrow().profile().lastName())
                    .isEqualTo("D");
        }

        @Test
        void keepsTheSeatOfOneWhoHoldsItWhenAllAreTaken() {
            String key = licensedAnn();
            simulator.addUser(Seed.of("c@example.com", "C", "C").licensed(MEETING));

            assertThat(
                            client.put(
                                            "users/" + key,
                                            "{\"licenseKeys\":[\"%s\"]}".formatted(MEETING))
                                    .status())
                    .isEqualTo(200);
        }

        private String licensedAnn() {
            return simulator
                    .addUser(Seed.of("ann@example.com", "Ann", "Hall").licensed(MEETING))
                    .key()
                    .value();
        }
    }

    @Nested
    class Deleting {

        @Test
        void givesTheSeatBackAndFindsNobodyTheSecondTime() {
            String key =
                    simulator
                            .addUser(Seed.of("ann@example.com", "Ann", "Hall").licensed(MEETING))
                            .key()
                            .value();

            assertThat(client.delete("users/" + key).status()).isEqualTo(204);
            assertThat(client.delete("users/" + key).status()).isEqualTo(404);
            assertThat(simulator.licenses().getFirst().holders()).isEmpty();
        }
    }

    @Nested
    class Status {

        @ParameterizedTest
        @CsvSource({"NEVER, INVITED", "RECENT, ACTIVE", "LONG_AGO, INACTIVE"})
        void ofAUserWithALicenceFollowsFromSigningIn(SignIn seen, String status) {
            simulator.addUser(Seed.of("a@example.com", "A", "A").licensed(MEETING).seen(seen));

            assertThat(statusOf("a@example.com")).isEqualTo(status);
        }

        @Test
        void isSuspendedWithoutLicenceAndRoleAndComesBackWithTheLicence() {
            String key =
                    simulator
                            .addUser(
                                    Seed.of("a@example.com", "A", "A")
                                            .licensed(MEETING)
                                            .seen(SignIn.RECENT))
                            .key()
                            .value();

            client.put("users/" + key, "{\"licenseKeys\":[],\"adminRoles\":[]}");
            assertThat(statusOf("a@example.com")).isEqualTo("SUSPENDED");

            client.put("users/" + key, "{\"licenseKeys\":[\"%s\"]}".formatted(MEETING));
            assertThat(statusOf("a@example.com")).isEqualTo("ACTIVE");
        }

        @Test
        void ofAnAdminWithoutLicenceIsNotSuspended() {
            simulator.addUser(Seed.of("a@example.com", "A", "A").admin("RUN_REPORTS"));

            assertThat(statusOf("a@example.com")).isEqualTo("INVITED");
        }

        private String statusOf(String email) {
            return client.filter("email eq \"" + email + "\"")
                    .json()
                    .at("/results/0/status")
                    .asString();
        }
    }

    private String keyOf(String email) {
        return simulator.user(email).orElseThrow().key().value();
    }

    private static String person(String email) {
        return "{\"email\":\"%s\",\"firstName\":\"F\",\"lastName\":\"L\"}".formatted(email);
    }

    private static String users(String people) {
        return "{\"users\":[" + people + "]}";
    }

    private static String twoPeople() {
        return users(person("ann@example.com") + "," + person("bob@example.com"));
    }

    private static String people(String more) {
        String users = twoPeople();
        return users.substring(0, users.length() - 1) + "," + more + "}";
    }
}
