package dev.usher.diff.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Security given to Spring Kafka is that of every client the service makes. */
class KafkaSecurityTest {

    private static final Map<String, Object> SECURITY =
            Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512");

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withUserConfiguration(Bound.class)
                    .withPropertyValues(
                            "spring.kafka.security.protocol=SASL_SSL",
                            "spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512");

    @Test
    void reachesTheStreams() {
        runner.run(
                context ->
                        assertThat(
                                        DiffConfiguration.config(
                                                context.getBean(KafkaProperties.class),
                                                "diff-service",
                                                new DiffProperties(
                                                        Path.of("state"),
                                                        -1,
                                                        Duration.ofMillis(25),
                                                        Duration.ofSeconds(10),
                                                        0,
                                                        "",
                                                        "diff-service",
                                                        "")))
                                .containsAllEntriesOf(SECURITY));
    }

    @EnableConfigurationProperties(KafkaProperties.class)
    static class Bound {}
}
