package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.adapter.admin.Credentials.Grant;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsJsonTest {

    @Test
    void readsWhenTheyExpire() {
        assertThat(
                        read(
                                """
                                {"clientId": "c", "clientSecret": "s", "personalAccessToken": "t",
                                 "expiresAt": "2027-01-31"}\
                                """))
                .contains(
                        new Credentials(
                                "c",
                                new Secret("s"),
                                new Grant.PersonalAccessToken(new Secret("t")),
                                Optional.of(Instant.parse("2027-01-31T00:00:00Z"))));
    }

    @Test
    void needsNoDayOnWhichTheyExpire() {
        assertThat(
                        read(
                                """
                                {"clientId": "c", "clientSecret": "s", "refreshToken": "t"}\
                                """))
                .contains(
                        new Credentials(
                                "c", new Secret("s"), new Grant.RefreshToken(new Secret("t"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "{'clientId': 'c', 'clientSecret': 's'}",
                "{'clientId': 'c', 'personalAccessToken': 't'}",
                "{'clientId': 'c', 'clientSecret': 's', 'authorizationCode': 'a'}",
                "{'clientId': 'c', 'clientSecret': 's', 'refreshToken': 't', 'expiresAt': 'soon'}"
            })
    void isEmptyWhenSomethingIsMissingOrNotAsItMustBe(String json) {
        assertThat(read(json.replace('\'', '"'))).isEmpty();
    }

    private static Optional<Credentials> read(String json) {
        return CredentialsJson.read(json.getBytes(UTF_8));
    }
}
