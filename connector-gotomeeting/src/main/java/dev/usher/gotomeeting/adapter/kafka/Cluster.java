package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.lifecycle.Membership;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How the connector reaches Kafka.
 *
 * @param clients bootstrap servers and security
 * @param prefix heads topics and groups; may be empty
 * @param schemas of other writers
 */
public record Cluster(Map<String, Object> clients, String prefix, SchemaStore schemas) {

    /** After so long without a heartbeat the broker gives the work to someone else. */
    static final Duration SESSION = Duration.ofSeconds(10);

    /** A request of the group member that is not answered so long is given up. */
    static final Duration LONGEST_WAIT_FOR_AN_ANSWER = Duration.ofSeconds(3);

    /** How long a broker that is away may hold up whoever ends. */
    static final Duration PARTING = Duration.ofSeconds(5);

    public Cluster {
        clients = Map.copyOf(clients);
    }

    String topic(Topic<?> topic) {
        return topic.named(prefix);
    }

    String group() {
        return prefix + Topics.CONNECTOR_GOTOMEETING;
    }

    <T extends SpecificRecord> RecordDecoder<T> decoder(Topic<T> topic) {
        return new RecordDecoder<>(topic.value(), schemas);
    }

    /** A producer whose records are stored once and in order. */
    KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ApplicationPartitioner.class.getName());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, for partitions it is told to read. */
    KafkaConsumer<byte[], byte[]> reader() {
        return consumer(new HashMap<>(clients));
    }

    /** What is known of the membership of {@link #groupMember}. */
    public Membership membership(InstantSource clock) {
        return new Membership(SESSION, LONGEST_WAIT_FOR_AN_ANSWER, clock);
    }

    /** The consumer of commands; partition n of both lanes always comes together. */
    KafkaConsumer<byte[], byte[]> groupMember() {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group());
        config.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) SESSION.toMillis() / 10);
        config.put(
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) LONGEST_WAIT_FOR_AN_ANSWER.toMillis());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        return consumer(config);
    }

    /** Closes a consumer, and does not wait long for a broker that is away. */
    static void close(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.close(CloseOptions.timeout(PARTING));
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> config) {
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
