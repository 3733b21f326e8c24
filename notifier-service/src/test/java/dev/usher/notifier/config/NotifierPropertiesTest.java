package dev.usher.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class NotifierPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void needsNothingButASender() {
        runner.withPropertyValues("notifier.from=usher@example.com")
                .run(
                        context ->
                                assertThat(context.getBean(NotifierProperties.class))
                                        .isEqualTo(
                                                new NotifierProperties(
                                                        "usher@example.com",
                                                        null,
                                                        null,
                                                        ZoneId.of("UTC"),
                                                        LocalTime.of(8, 0),
                                                        Map.of(),
                                                        new NotifierProperties.Retry(
                                                                Duration.ofSeconds(5),
                                                                Duration.ofMinutes(15),
                                                                Duration.ofHours(24)))));
    }

    @Test
    void readsEveryKey() {
        runner.withPropertyValues(
                        "notifier.from=Usher <usher@example.com>",
                        "notifier.console-url=https://usher.example.com",
                        "notifier.reply-to=it@example.com",
                        "notifier.time-zone=Europe/Berlin",
                        "notifier.summary-at=07:30",
                        "notifier.webhooks.chat.url=https://chat.example.com",
                        "notifier.webhooks.chat.secret=whsec_x",
                        "notifier.webhooks.chat.timeout=3s",
                        "notifier.retry.first=1s",
                        "notifier.retry.longest=2s",
                        "notifier.retry.give-up-after=3h")
                .run(
                        context ->
                                assertThat(context.getBean(NotifierProperties.class))
                                        .isEqualTo(
                                                new NotifierProperties(
                                                        "Usher <usher@example.com>",
                                                        "it@example.com",
                                                        URI.create("https://usher.example.com"),
                                                        ZoneId.of("Europe/Berlin"),
                                                        LocalTime.of(7, 30),
                                                        Map.of(
                                                                "chat",
                                                                new NotifierProperties.Webhook(
                                                                        URI.create(
                                                                                "https://chat.example.com"),
                                                                        "whsec_x",
                                                                        Duration.ofSeconds(3))),
                                                        new NotifierProperties.Retry(
                                                                Duration.ofSeconds(1),
                                                                Duration.ofSeconds(2),
                                                                Duration.ofHours(3)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notifier.from=",
                "notifier.from=nobody",
                "notifier.from=Usher <nobody>",
                "notifier.reply-to=nobody",
                "notifier.time-zone=Mars",
                "notifier.summary-at=noon",
                "notifier.webhooks.chat.url=https://chat.example.com",
                "notifier.webhooks.chat.secret=whsec_x",
                "notifier.retry.first=soon"
            })
    void refusesABadValue(String bad) {
        runner.withPropertyValues("notifier.from=usher@example.com", bad)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void showsNoSecret() {
        assertThat(
                        new NotifierProperties.Webhook(
                                        URI.create("https://chat.example.com"),
                                        "whsec_x",
                                        Duration.ofSeconds(3))
                                .toString())
                .doesNotContain("whsec_x");
    }

    @Test
    void refusesToStartWithoutASender() {
        runner.run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NotifierProperties.class)
    static class Bound {}
}
