package dev.usher.assignment.config;

import dev.usher.assignment.adapter.kafka.OutboxRelay;
import dev.usher.assignment.adapter.kafka.RecordIntake;
import dev.usher.assignment.adapter.store.JdbcDirectory;
import dev.usher.assignment.adapter.store.JdbcOutbox;
import dev.usher.assignment.application.Repeating;
import dev.usher.assignment.domain.Principal;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

/** What goes out through Kafka, and what the console says, put together. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    @Bean
    SchemaDirectory schemaDirectory(
            KafkaProperties kafka, @Value("${contracts.topic-prefix}") String prefix) {
        return new SchemaDirectory(kafka.buildAdminProperties(), prefix, Duration.ofSeconds(5));
    }

    @Bean
    Producer<byte[], byte[]> producer(KafkaProperties kafka) {
        return new KafkaProducer<>(
                producerConfig(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerConfig(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildProducerProperties();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ApplicationPartitioner.class);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return config;
    }

    static org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader(
            KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    OutboxRelay relay(
            JdbcOutbox outbox,
            KafkaProperties kafka,
            SchemaDirectory schemas,
            @Value("${contracts.topic-prefix}") String prefix,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new OutboxRelay(
                outbox, shard -> shardProducer(kafka, group, shard), schemas, prefix);
    }

    private static Producer<byte[], byte[]> shardProducer(
            KafkaProperties kafka, String group, int shard) {
        Map<String, Object> config = producerConfig(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-outbox-" + shard);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, group + "-outbox-" + shard);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        // The commit sends at once whatever waits: so a batch goes in one request, not in many.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    Consumer<Message<?>> acceptSettings(
            SchemaDirectory schemas,
            JdbcDirectory directory,
            Producer<byte[], byte[]> producer,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new RecordIntake<>(
                new RecordDecoder<>(JobSettings.class, schemas),
                (about, settings) ->
                        directory.learnApplication(
                                about.application(),
                                settings.getRoles().stream()
                                        .map(ProvisionedRole::getName)
                                        .toList()),
                producer,
                group);
    }

    /** Requests to say again what users are entitled to; others are for others. */
    @Bean
    Consumer<Message<?>> acceptRequests(
            SchemaDirectory schemas,
            Repeating repeating,
            Producer<byte[], byte[]> producer,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new RecordIntake<>(
                new RecordDecoder<>(JobRequest.class, schemas),
                (about, request) -> {
                    if (request.getKind() == RequestKind.RE_EMIT) {
                        repeating.repeat(
                                request.getUsers().stream().map(Principal.User::new).toList(),
                                Optional.of(about.application()));
                    }
                },
                producer,
                group);
    }

    /** Records are tried until they are taken: passed over, an application would stay unknown. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> patience() {
        return (container, _, _) ->
                container.setCommonErrorHandler(
                        new DefaultErrorHandler(
                                new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }
}
