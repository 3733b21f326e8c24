package dev.usher.console.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConsolePropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void hasDefaultsForAllButTokenAndFile() {
        runner.withPropertyValues("console.api-token=t", "console.settings-file=s.yaml")
                .run(
                        context ->
                                assertThat(context.getBean(ConsoleProperties.class))
                                        .isEqualTo(
                                                new ConsoleProperties(
                                                        new Secret("t"),
                                                        Path.of("s.yaml"),
                                                        Duration.ofSeconds(5),
                                                        Duration.ofDays(400),
                                                        Duration.ofDays(30),
                                                        Duration.ofSeconds(20),
                                                        Duration.ofSeconds(5))));
    }

    @Test
    void readsEveryKey() {
        runner.withPropertyValues(
                        "console.api-token=t",
                        "console.settings-file=s.yaml",
                        "console.settings-poll=2s",
                        "console.log-retention=30d",
                        "console.plan-retention=7d",
                        "console.answer-patience=4s",
                        "console.schema-patience=3s")
                .run(
                        context ->
                                assertThat(context.getBean(ConsoleProperties.class))
                                        .isEqualTo(
                                                new ConsoleProperties(
                                                        new Secret("t"),
                                                        Path.of("s.yaml"),
                                                        Duration.ofSeconds(2),
                                                        Duration.ofDays(30),
                                                        Duration.ofDays(7),
                                                        Duration.ofSeconds(4),
                                                        Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.api-token=",
                "console.settings-poll=0s",
                "console.settings-poll=soon",
                "console.log-retention=1h"
            })
    void refusesBadValues(String bad) {
        runner.withPropertyValues("console.api-token=t", "console.settings-file=s.yaml", bad)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"console.api-token=t", "console.settings-file=s.yaml"})
    void refusesToStartWithoutTokenOrFile(String theOnlyOne) {
        runner.withPropertyValues(theOnlyOne).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void neverShowsTheToken() {
        runner.withPropertyValues("console.api-token=hidden", "console.settings-file=s.yaml")
                .run(
                        context ->
                                assertThat(context.getBean(ConsoleProperties.class).toString())
                                        .doesNotContain("hidden"));
    }

    @EnableConfigurationProperties(ConsoleProperties.class)
    static class Bound {}
}
