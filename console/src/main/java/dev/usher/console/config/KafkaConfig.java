package dev.usher.console.config;

import dev.usher.console.adapter.kafka.ConnectorFeed;
import dev.usher.console.adapter.kafka.JobFeed;
import dev.usher.console.adapter.kafka.KafkaPublisher;
import dev.usher.console.adapter.kafka.LogFeed;
import dev.usher.console.adapter.kafka.RecordBatch;
import dev.usher.console.adapter.kafka.RecordReaders;
import dev.usher.console.adapter.kafka.ReliableSender;
import dev.usher.console.application.Answers;
import dev.usher.console.application.ConnectorStore;
import dev.usher.console.application.JobStore;
import dev.usher.console.application.LogStore;
import dev.usher.console.application.PlanStore;
import dev.usher.console.application.Publisher;
import dev.usher.console.domain.LogOutcome;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.ExponentialBackOff;

/** Kafka: one producer, one schema directory, and the functions bound to topics. */
@Configuration(proxyBeanMethods = false)
class KafkaConfig {

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    @Bean
    SchemaDirectory schemaDirectory(
            KafkaProperties kafka, ContractsProperties contracts, ConsoleProperties console) {
        return new SchemaDirectory(
                kafka.buildAdminProperties(), contracts.topicPrefix(), console.schemaPatience());
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> producer(KafkaProperties kafka) {
        return new KafkaProducer<>(
                producerConfig(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerConfig(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildProducerProperties();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ApplicationPartitioner.class);
        return config;
    }

    @Bean
    ReliableSender reliableSender(Producer<byte[], byte[]> producer) {
        return new ReliableSender(producer);
    }

    @Bean
    Publisher publisher(ContractsProperties contracts, ReliableSender sender) {
        return new KafkaPublisher(contracts.topicPrefix(), sender);
    }

    @Bean
    LogFeed logFeed(
            ContractsProperties contracts,
            ReliableSender sender,
            SchemaDirectory schemas,
            LogStore store,
            Answers answers,
            MeterRegistry meters) {
        var ended = new EnumMap<LogOutcome, Counter>(LogOutcome.class);
        for (LogOutcome outcome : LogOutcome.values()) {
            if (outcome != LogOutcome.PENDING) {
                ended.put(outcome, ConsoleMeter.ENTRIES.counter(meters, outcome.name()));
            }
        }
        return new LogFeed(
                batch(contracts, sender, meters),
                new RecordReaders(contracts.topicPrefix(), schemas),
                store,
                outcome -> Objects.requireNonNull(ended.get(outcome)).increment(),
                answers::arrived);
    }

    @Bean
    ConnectorFeed connectorFeed(
            ContractsProperties contracts,
            ReliableSender sender,
            SchemaDirectory schemas,
            ConnectorStore store,
            MeterRegistry meters) {
        return new ConnectorFeed(
                batch(contracts, sender, meters),
                new RecordReaders(contracts.topicPrefix(), schemas),
                store);
    }

    @Bean
    JobFeed jobFeed(
            ContractsProperties contracts,
            ReliableSender sender,
            SchemaDirectory schemas,
            JobStore jobs,
            PlanStore plans,
            MeterRegistry meters) {
        return new JobFeed(
                batch(contracts, sender, meters),
                new RecordReaders(contracts.topicPrefix(), schemas),
                jobs,
                plans);
    }

    private static RecordBatch batch(
            ContractsProperties contracts, ReliableSender sender, MeterRegistry meters) {
        Counter deadLetters = ConsoleMeter.DEAD_LETTERS.counter(meters, "malformed");
        return new RecordBatch(
                contracts.topicPrefix() + Topics.CONSOLE, sender, deadLetters::increment);
    }

    @Bean
    Consumer<Message<?>> followConnectors(ConnectorFeed feed) {
        return message -> feed.take(records(message));
    }

    @Bean
    Consumer<Message<?>> followJobs(JobFeed feed) {
        return message -> feed.takeStatus(records(message));
    }

    @Bean
    Consumer<Message<?>> followPlans(JobFeed feed) {
        return message -> feed.takePlans(records(message));
    }

    @Bean
    Consumer<Message<?>> recordLog(LogFeed feed) {
        return message -> feed.takeLog(records(message));
    }

    @Bean
    Consumer<Message<?>> rememberUsers(LogFeed feed) {
        return message -> feed.takeUsers(records(message));
    }

    /** Keeps the records of a batch as they were read: bytes, tombstones, headers and all. */
    @Bean
    BatchMessagingMessageConverter wholeRecords() {
        BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter();
        converter.setRawRecordHeader(true);
        return converter;
    }

    @SuppressWarnings("unchecked") // the header's type is that of the binding's consumer
    private static List<ConsumerRecord<byte[], byte[]>> records(Message<?> message) {
        return (List<ConsumerRecord<byte[], byte[]>>)
                Objects.requireNonNull(
                        message.getHeaders().get(KafkaHeaders.RAW_DATA), "no records");
    }

    /** A batch that cannot be stored is tried again until it is; nothing is dropped. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> endlessRetries() {
        return (container, _, _) -> {
            ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
            pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
            pauses.setMaxElapsedTime(Long.MAX_VALUE);
            DefaultErrorHandler errors = new DefaultErrorHandler(pauses);
            errors.setClassifications(Map.of(), true);
            container.setCommonErrorHandler(errors);
        };
    }
}
