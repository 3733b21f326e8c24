package dev.usher.assignment.config;

import dev.usher.assignment.adapter.intake.IntakeMeter;
import dev.usher.assignment.adapter.intake.RequestIntake;
import dev.usher.assignment.adapter.intake.RequestReader;
import dev.usher.assignment.adapter.intake.Sources;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.SchemaDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The intake through Kafka, put together. */
@Configuration(proxyBeanMethods = false)
@Conditional(IntakeConfiguration.AnySource.class)
class IntakeConfiguration {

    /** Whether there is anybody to listen to. */
    static final class AnySource implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("assignment.intake.sources", Bindable.mapOf(String.class, Object.class))
                    .isBound();
        }
    }

    private static final int MOST = 500;

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> intake(
            KafkaProperties kafka,
            IntakeProperties properties,
            ApplyingChanges applying,
            SchemaDirectory schemas,
            Producer<byte[], byte[]> deadLetters,
            MeterRegistry meters,
            @Value("${contracts.topic-prefix}") String prefix,
            @Value("${spring.application.name}") String name) {
        Sources sources = properties.sources(prefix);
        String group = prefix + name;
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group + ".intake");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        ContainerProperties listening =
                new ContainerProperties(sources.topics().toArray(String[]::new));
        listening.setMessageListener(
                new RequestIntake(
                        sources,
                        new RequestReader(
                                new RecordDecoder<>(AssignmentRequest.class, schemas),
                                (int) properties.maxRecord().toBytes()),
                        applying,
                        deadLetters,
                        new IntakeMeter(meters),
                        group));
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                        listening);
        container.setCommonErrorHandler(new DefaultErrorHandler(whileAnythingIsAway()));
        return container;
    }

    /** A batch is tried until it is taken: nothing a source said may be passed over. */
    private static ExponentialBackOff whileAnythingIsAway() {
        ExponentialBackOff pauses = new ExponentialBackOff(500, 2);
        pauses.setMaxInterval(10_000);
        return pauses;
    }
}
