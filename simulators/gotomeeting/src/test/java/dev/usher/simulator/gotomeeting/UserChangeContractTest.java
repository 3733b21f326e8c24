package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Updating and deleting users, and the status that follows. */
class UserChangeContractTest extends AgainstSimulator {

    private static final LicenseKey MEETING = AccountSetup.gotomeeting(2).key();

    UserChangeContractTest() {
        super(
                SimulatorOptions.defaults()
                        .withAccount(
                                AccountSetup.DEFAULT.withLicenses(AccountSetup.gotomeeting(2))));
    }

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
                client.put("users/" + key, "{\"licenseKeys\":[],\"adminRoles\":[\"RUN_REPORTS\"]}")
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

        assertThat(client.put("users/" + key, "{\"key\":\"" + key + "\"}").status()).isEqualTo(400);
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
                        client.put("users/" + key, "{\"licenseKeys\":[\"%s\"]}".formatted(MEETING))
                                .status())
                .isEqualTo(200);
    }

    private String licensedAnn() {
        return simulator
                .addUser(Seed.of("ann@example.com", "Ann", "Hall").licensed(MEETING))
                .key()
                .value();
    }

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

    private String keyOf(String email) {
        return simulator.user(email).orElseThrow().key().value();
    }
}
