package dev.usher.console.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientId clientSecret personalAccessToken",
                "clientId clientSecret refreshToken",
                "clientId clientSecret authorizationCode redirectUri",
                "clientId clientSecret userName password"
            })
    void areGoodWithOneWayToSignIn(String names) {
        assertThat(Credentials.faults(fields(names))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientId personalAccessToken",
                "clientSecret refreshToken",
                "clientId clientSecret",
                "clientId clientSecret authorizationCode",
                "clientId clientSecret password",
                "clientId clientSecret refreshToken personalAccessToken",
                "clientId clientSecret refreshToken hush"
            })
    void areFaultyOtherwiseAndSayNothingOfWhatTheyHold(String names) {
        assertThat(Credentials.faults(fields(names)))
                .hasSize(1)
                .noneMatch(fault -> fault.contains("value-of") || fault.contains("hush"));
    }

    @Test
    void mayNameTheDayOnWhichTheyExpire() {
        Map<String, String> fields =
                new TreeMap<>(fields("clientId clientSecret personalAccessToken"));
        fields.put("expiresAt", "2027-01-31");
        assertThat(Credentials.faults(fields)).isEmpty();

        fields.put("expiresAt", "31.1.2027");
        assertThat(Credentials.faults(fields))
                .containsExactly(
                        "expiresAt must be a day such as 2027-01-31; leave it out if not known.");
    }

    @Test
    void areNotShown() {
        assertThat(new Credentials(new TreeMap<>(fields("clientSecret"))).toString())
                .doesNotContain("value-of");
    }

    private static Map<String, String> fields(String names) {
        return Arrays.stream(names.split(" "))
                .collect(Collectors.toMap(name -> name, name -> "value-of-" + name));
    }
}
