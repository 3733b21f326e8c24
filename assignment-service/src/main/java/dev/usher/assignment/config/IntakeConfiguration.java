package dev.usher.assignment.config;

import dev.usher.assignment.adapter.intake.DeadLetters;
import dev.usher.assignment.adapter.intake.IntakeMeter;
import dev.usher.assignment.adapter.intake.RequestIntake;
import dev.usher.assignment.adapter.intake.RequestReader;
import dev.usher.assignment.adapter.intake.Sources;
import dev.usher.assignment.adapter.intake.TakingRequests;
import dev.usher.assignment.adapter.intake.WaitingRequests;
import dev.usher.assignment.adapter.intake.WaitingTable;
import dev.usher.assignment.adapter.schedule.WorkLoop;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.SchemaDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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

    /** How often is looked whether those that requests wait for are there. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LATER = Duration.ofSeconds(10);

    @Bean
    Sources sources(
            IntakeProperties properties, @Value("${contracts.topic-prefix}") String prefix) {
        return properties.sources(prefix);
    }

    @Bean
    DeadLetters deadLetters(
            Producer<byte[], byte[]> producer,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new DeadLetters(producer, group);
    }

    @Bean
    TakingRequests takingRequests(
            Sources sources,
            SchemaDirectory schemas,
            IntakeProperties properties,
            ApplyingChanges applying,
            WaitingTable waiting,
            DeadLetters deadLetters,
            MeterRegistry meters,
            Clock clock) {
        return new TakingRequests(
                sources,
                new RequestReader(
                        new RecordDecoder<>(AssignmentRequest.class, schemas),
                        (int) properties.maxRecord().toBytes()),
                applying,
                waiting,
                deadLetters,
                new IntakeMeter(meters),
                clock);
    }

    @Bean
    WorkLoop waitingLoop(
            WaitingTable waiting,
            TakingRequests taking,
            DeadLetters deadLetters,
            Sources sources,
            PlatformTransactionManager transactions,
            Clock clock) {
        var requests =
                new WaitingRequests(
                        waiting,
                        taking,
                        deadLetters,
                        sources.topics(),
                        new TransactionTemplate(transactions),
                        clock);
        return new WorkLoop(
                "waiting-requests", requests::step, () -> waiting.size() > 0 ? SOON : LATER);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> intake(
            KafkaProperties kafka,
            Sources sources,
            TakingRequests taking,
            @Qualifier("waitingLoop") WorkLoop waitingLoop,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group + ".intake");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        ContainerProperties listening =
                new ContainerProperties(sources.topics().toArray(String[]::new));
        listening.setMessageListener(new RequestIntake(taking, waitingLoop::wake));
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
