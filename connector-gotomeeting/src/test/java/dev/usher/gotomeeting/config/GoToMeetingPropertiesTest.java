package dev.usher.gotomeeting.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.adapter.admin.Credentials;
import dev.usher.gotomeeting.adapter.admin.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class GoToMeetingPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void hasDefaults() {
        runner.run(
                context ->
                        assertThat(context.getBean(GoToMeetingProperties.class))
                                .isEqualTo(
                                        new GoToMeetingProperties(
                                                URI.create("https://api.getgo.com"),
                                                URI.create(
                                                        "https://authentication.logmeininc.com/oauth/token"),
                                                9.7,
                                                16,
                                                50,
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(30),
                                                Duration.ofSeconds(20),
                                                new GoToMeetingProperties.Retry(
                                                        8,
                                                        Duration.ofMillis(500),
                                                        Duration.ofSeconds(30)),
                                                new GoToMeetingProperties.Probe(
                                                        Duration.ofSeconds(5),
                                                        Duration.ofMinutes(5)),
                                                new GoToMeetingProperties.Health(
                                                        0.9, 10, Duration.ofMinutes(2)),
                                                new GoToMeetingProperties.Key(null, false),
                                                Map.of(),
                                                Duration.ofDays(30),
                                                GoToMeetingProperties.DisableThrough.USERS)));
    }

    @Test
    void readsCredentialsWithEitherTokenAndShowsNone() {
        runner.withPropertyValues(
                        "gotomeeting.credentials.gotomeeting.client-id=id",
                        "gotomeeting.credentials.gotomeeting.client-secret=hidden",
                        "gotomeeting.credentials.gotomeeting.refresh-token=hidden")
                .run(
                        context -> {
                            var client =
                                    Objects.requireNonNull(
                                            context.getBean(GoToMeetingProperties.class)
                                                    .credentials()
                                                    .get("gotomeeting"));
                            assertThat(client.credentials().grant())
                                    .isEqualTo(
                                            new Credentials.Grant.RefreshToken(
                                                    new Secret("hidden")));
                            assertThat(client.toString()).doesNotContain("hidden");
                        });
    }

    @Test
    void readsTheDayOnWhichCredentialsExpire() {
        runner.withPropertyValues(
                        "gotomeeting.credentials.gotomeeting.client-id=id",
                        "gotomeeting.credentials.gotomeeting.client-secret=hidden",
                        "gotomeeting.credentials.gotomeeting.personal-access-token=hidden",
                        "gotomeeting.credentials.gotomeeting.expires-at=2027-01-31")
                .run(
                        context ->
                                assertThat(
                                                context.getBean(GoToMeetingProperties.class)
                                                        .credentialsOf("gotomeeting")
                                                        .orElseThrow()
                                                        .expiresAt())
                                        .contains(Instant.parse("2027-01-31T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gotomeeting.requests-per-second=-1",
                "gotomeeting.max-batch-size=0",
                "gotomeeting.max-concurrency=0",
                "gotomeeting.retry.attempts=0",
                "gotomeeting.credentials.gotomeeting.client-id=only"
            })
    void refusesWhatCannotWork(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GoToMeetingProperties.class)
    static class Properties {}
}
