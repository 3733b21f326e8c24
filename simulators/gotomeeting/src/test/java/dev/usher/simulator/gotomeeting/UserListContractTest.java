package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Listing, filtering and reading users. */
class UserListContractTest extends AgainstSimulator {

    UserListContractTest() {
        super(
                SimulatorOptions.defaults()
                        .withAccount(
                                AccountSetup.DEFAULT.withLicenses(AccountSetup.gotomeeting(2))));
    }

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
        assertThat(client.get("users?pageSize=5000").json().get("results").size()).isEqualTo(1000);
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
        assertThat(client.get("users?filter=email+eq+%22a@example.com%22").status()).isEqualTo(400);
    }

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
