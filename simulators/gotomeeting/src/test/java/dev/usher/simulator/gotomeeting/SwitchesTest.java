package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the switches change, beyond the shapes that recordings have. */
class SwitchesTest extends AgainstSimulator {

    private static final LicenseKey MEETING = AccountSetup.gotomeeting(1).key();

    SwitchesTest() {
        super(
                SimulatorOptions.defaults()
                        .withAccount(
                                AccountSetup.DEFAULT.withLicenses(
                                        AccountSetup.gotomeeting(10),
                                        AccountSetup.gotowebinar(10))));
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void startAtAValueTheyAllow(Switch one) {
        assertThat(Behaviour.DEFAULT.with(one, one.standard()).get(one)).isEqualTo(one.standard());
    }

    @ParameterizedTest
    @CsvSource({
        "createStatus, 202",
        "requestsPerSecond, -1",
        "requestsPerSecond, many",
        "keys, ''"
    })
    void refuseOtherValues(String name, String value) {
        assertThatThrownBy(() -> Behaviour.DEFAULT.with(Switch.named(name), value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({"502, 502", "404, 404", "400, 400"})
    void malformedKey(String value, int status) {
        set(Switch.MALFORMED_KEY, value);

        assertThat(client.get("users/ann").status()).isEqualTo(status);
    }

    @Test
    void toIndexCanBeInclusive() {
        ann(SignIn.RECENT);
        set(Switch.TO_INDEX, "inclusive");

        assertThat(client.get("users").json().get("toIndex").asInt()).isEqualTo(1);
    }

    @Test
    void keysCanBeNumbers() {
        set(Switch.KEYS, "number");

        assertThat(client.get("users").json().at("/results/0/key").isIntegralNumber()).isTrue();
        assertThat(client.get("licenses").json().at("/results/0/key").isIntegralNumber()).isTrue();
        assertThat(client.me().json().get("key").isIntegralNumber()).isTrue();
    }

    @Test
    void filterCaseCanMatter() {
        ann(SignIn.RECENT);
        set(Switch.FILTER_CASE, "kept");

        assertThat(client.filter("email eq \"ANN@example.com\"").json().get("total").asInt())
                .isZero();
        assertThat(client.filter("(email=\"(?i)ANN@example.com\")").json().get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void filterPlusCanBeASpace() {
        ann(SignIn.RECENT);
        set(Switch.FILTER_PLUS, "space");

        assertThat(client.get("users?filter=email+eq+%22ann@example.com%22").status())
                .isEqualTo(200);
    }

    @Test
    void listLagKeepsChangesOutOfListsForAWhile() {
        String key = ann(SignIn.RECENT);
        clock.advance(Duration.ofSeconds(10));
        set(Switch.LIST_LAG, "5000");
        client.put("users/" + key, "{\"lastName\":\"Smith\"}");
        client.post("users", "{\"users\":[" + person("bob@example.com") + "]}");

        assertThat(client.get("users").json().toString()).contains("Hall").doesNotContain("bob");
        assertThat(client.filter("email eq \"bob@example.com\"").json().get("total").asInt())
                .isZero();
        assertThat(client.get("users/" + key).json().get("lastName").asString()).isEqualTo("Smith");

        clock.advance(Duration.ofSeconds(5));
        assertThat(client.get("users").json().toString()).contains("Smith", "bob");
    }

    @Test
    void listLagStillShowsTheDeleted() {
        String key = ann(SignIn.RECENT);
        set(Switch.LIST_LAG, "5000");

        client.delete("users/" + key);

        assertThat(client.get("users").json().get("total").asInt()).isEqualTo(2);
        assertThat(client.get("users/" + key).status()).isEqualTo(404);
    }

    @Test
    void inactiveAfterDaysGoesByTheClock() {
        String key = ann(SignIn.RECENT);

        clock.advance(Duration.ofDays(89));
        assertThat(simulator.status(simulator.user("ann@example.com").orElseThrow()).name())
                .isEqualTo("ACTIVE");
        clock.advance(Duration.ofDays(1));
        client.signedIn();
        assertThat(client.get("users/" + key).json().get("status").asString())
                .isEqualTo("INACTIVE");
        set(Switch.INACTIVE_AFTER, "0");
        assertThat(client.get("users/" + key).json().get("status").asString()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({"on, 1", "off, 0"})
    void invitedInUserCount(String value, int count) {
        set(Switch.INVITED_IN_USER_COUNT, value);
        ann(SignIn.NEVER);

        JsonNode license = client.get("licenses").json().at("/results/0");

        assertThat(license.get("userCount").asInt()).isEqualTo(count);
        assertThat(license.at("/invitedUserKeys/0").isMissingNode()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "large", "absent"})
    void userSettings(String value) {
        set(Switch.USER_SETTINGS, value);

        String user = client.get("users/" + simulator.administrator()).body();

        assertThat(user.contains("settings")).isEqualTo(!value.equals("absent"));
        assertThat(user.length() > 2500).isEqualTo(value.equals("large"));
    }

    @Test
    void pageSizes() {
        ann(SignIn.RECENT);
        set(Switch.DEFAULT_PAGE_SIZE, "1");
        assertThat(client.get("users").json().get("results").size()).isEqualTo(1);
        set(Switch.LARGEST_PAGE_SIZE, "1");
        assertThat(client.get("users?pageSize=9").json().get("results").size()).isEqualTo(1);
    }

    private String ann(SignIn seen) {
        return simulator
                .addUser(Seed.of("ann@example.com", "Ann", "Hall").licensed(MEETING).seen(seen))
                .key()
                .value();
    }

    private static String person(String email) {
        return "{\"email\":\"%s\",\"firstName\":\"Ann\",\"lastName\":\"Hall\"}".formatted(email);
    }
}
