package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.topic.ApplicationPartitioner;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Opens clients beside the binder's.
 *
 * @param config how to reach Kafka (bootstrap servers, security)
 */
public record KafkaClients(Map<String, Object> config) {

    public KafkaClients {
        config = Map.copyOf(config);
    }

    /** A producer that puts records where all of Usher puts them. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> producing = new HashMap<>(config);
        producing.put(ProducerConfig.ACKS_CONFIG, "all");
        producing.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producing.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producing.put(
                ProducerConfig.PARTITIONER_CLASS_CONFIG, ApplicationPartitioner.class.getName());
        return new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, for topics that are read as a whole. */
    Consumer<byte[], byte[]> reader() {
        Map<String, Object> reading = new HashMap<>(config);
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(
                reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Waits until a record is stored.
     *
     * @throws KafkaException when it is not
     */
    static void await(Future<?> stored) {
        try {
            stored.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not store a record", e.getCause());
        }
    }
}
