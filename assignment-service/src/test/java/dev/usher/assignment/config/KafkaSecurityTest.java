package dev.usher.assignment.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.stream.binder.kafka.properties.KafkaBinderConfigurationProperties;

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
    void reachesTheProducer() {
        runner.run(
                context ->
                        assertThat(
                                        KafkaConfiguration.producerConfig(
                                                context.getBean(KafkaProperties.class)))
                                .containsAllEntriesOf(SECURITY));
    }

    @Test
    void reachesTheBindings() {
        runner.run(
                context ->
                        assertThat(
                                        new KafkaBinderConfigurationProperties(
                                                        context.getBean(KafkaProperties.class),
                                                        context.getBeanProvider(
                                                                KafkaConnectionDetails.class))
                                                .mergedConsumerConfiguration())
                                .containsAllEntriesOf(SECURITY));
    }

    @EnableConfigurationProperties(KafkaProperties.class)
    static class Bound {}
}
