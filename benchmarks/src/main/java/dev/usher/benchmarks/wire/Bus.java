package dev.usher.benchmarks.wire;

import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of one installation: writes records as services do, and hears all that is committed,
 * from the beginning, in one thread.
 */
public final class Bus implements AutoCloseable {

    /** The one application. */
    public static final String APPLICATION = "gotomeeting";

    /** Of every topic. */
    public static final int PARTITIONS = 2;

    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final String prefix;
    private final SchemaDirectory schemas;
    private final RecordSerializer serializer = new RecordSerializer();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> listeners = new HashMap<>();
    private final Thread reading = Thread.ofPlatform().daemon().name("bus").unstarted(this::read);
    private volatile @Nullable RuntimeException failure;

    private Bus(String bootstrapServers, String prefix, Duration linger) {
        Map<String, Object> clients = Map.of("bootstrap.servers", bootstrapServers);
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.schemas = new SchemaDirectory(clients, prefix, Duration.ofSeconds(10));
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "linger.ms",
                                linger.toMillis(),
                                "partitioner.class",
                                ApplicationPartitioner.class.getName()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "enable.auto.commit",
                                false,
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /**
     * Creates the topics of an installation.
     *
     * @param prefix of its topics, its own
     * @param linger how long a record may wait for others to be sent with it
     */
    public static Bus open(String bootstrapServers, String prefix, Duration linger)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicCreation(prefix, PARTITIONS, (short) 1).createMissing(admin);
        }
        return new Bus(bootstrapServers, prefix, linger);
    }

    /** Hands every record of a topic to a listener; to be called before {@link #listen}. */
    public void on(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
        listeners.put(topic.named(prefix), listener);
    }

    /** Begins to read. */
    public void listen() {
        reading.start();
    }

    /** Decodes values of a topic. */
    public <V extends SpecificRecord> RecordDecoder<V> decoder(Topic<V> topic) {
        return new RecordDecoder<>(topic.value(), schemas);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String prefix() {
        return prefix;
    }

    /**
     * Sends a record with the headers of an event that nothing caused.
     *
     * @return done when it is stored
     */
    public <V extends SpecificRecord> Future<RecordMetadata> send(
            Topic<V> topic, RecordKey key, V value) {
        return producer.send(record(topic, key, value));
    }

    /** As {@link #send}; whether it came to be stored is told by {@link #settle}. */
    public <V extends SpecificRecord> void write(Topic<V> topic, RecordKey key, V value) {
        var _ =
                producer.send(
                        record(topic, key, value),
                        (_, e) -> {
                            if (e != null) {
                                failure = new IllegalStateException("A record is not stored", e);
                            }
                        });
    }

    private ProducerRecord<byte[], byte[]> record(
            Topic<?> topic, RecordKey key, SpecificRecord value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.named(prefix), key.bytes(), serializer.encode(value));
        EventHeaders.first(UUID.randomUUID(), "dev.usher.bench", "bench", Instant.now(), key.id())
                .writeTo(record.headers());
        return record;
    }

    /**
     * Waits until all that was sent is stored.
     *
     * @throws IllegalStateException as {@link #check}
     */
    public void settle() {
        producer.flush();
        check();
    }

    /**
     * Makes known what went wrong meanwhile.
     *
     * @throws IllegalStateException when a record was not stored, or one that was read was of no
     *     use
     */
    public void check() {
        RuntimeException known = failure;
        if (known != null) {
            throw new IllegalStateException("The bench cannot go on", known);
        }
    }

    private void read() {
        try (consumer) {
            List<TopicPartition> partitions =
                    listeners.keySet().stream()
                            .flatMap(
                                    topic ->
                                            IntStream.range(0, PARTITIONS)
                                                    .mapToObj(i -> new TopicPartition(topic, i)))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    listeners.getOrDefault(record.topic(), _ -> {}).accept(record);
                }
            }
        } catch (WakeupException _) {
            // Closed.
            return;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (reading.isAlive()) {
            consumer.wakeup();
            reading.join();
        } else {
            consumer.close();
        }
        producer.close();
    }
}
