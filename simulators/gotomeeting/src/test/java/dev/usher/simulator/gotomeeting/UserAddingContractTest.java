package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Touched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Adding users. */
class UserAddingContractTest extends AgainstSimulator {

    private static final LicenseKey MEETING = AccountSetup.gotomeeting(2).key();

    UserAddingContractTest() {
        super(
                SimulatorOptions.defaults()
                        .withAccount(
                                AccountSetup.DEFAULT.withLicenses(AccountSetup.gotomeeting(2))));
    }

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
        assertThat(client.post("users", people("\"licenseKeys\":[\"1\"]")).status()).isEqualTo(400);
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
