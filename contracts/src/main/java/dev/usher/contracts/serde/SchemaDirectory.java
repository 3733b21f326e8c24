package dev.usher.contracts.serde;

import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The writer schemas of an installation, exchanged through the topic {@link Topics#SCHEMAS}: every
 * service publishes its own at start, and looks up those it does not know. A schema is published
 * before the first record that is written with it, so a fingerprint is unknown if it is not found
 * up to the end that the topic has when the record is read. Whoever publishes a little late is
 * waited for, but all unknown fingerprints share one wait, and the next is minutes away: damaged
 * records cannot hold up the good ones behind them. Thread-safe.
 */
public final class SchemaDirectory implements SchemaStore, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_WAITS = Duration.ofMinutes(5);

    private final TopicPartition partition;
    private final Map<String, Object> clients;
    private final Duration patience;
    private final ConcurrentMap<Long, Schema> known = new ConcurrentHashMap<>();
    private @Nullable KafkaConsumer<String, String> consumer;
    private Instant waitEnds = Instant.EPOCH;

    /**
     * @param clients how to reach Kafka (bootstrap servers, security); serializers and group are
     *     set here
     * @param prefix of the installation's topics; may be empty
     * @param patience how long schemas are waited for that are not in the topic yet, all of them
     *     together; the design says 5 seconds
     */
    public SchemaDirectory(Map<String, Object> clients, String prefix, Duration patience) {
        this.clients = Map.copyOf(clients);
        this.partition = new TopicPartition(prefix + Topics.SCHEMAS, 0);
        this.patience = patience;
        ours().forEach(schema -> known.put(fingerprint(schema), schema));
    }

    /** Schemas of all records of this build. */
    static List<Schema> ours() {
        List<Schema> schemas = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            schemas.add(SpecificData.getForClass(topic.value()).getSchema(topic.value()));
        }
        schemas.add(AssignmentRequest.getClassSchema());
        return schemas.stream().distinct().toList();
    }

    /**
     * Publishes the schemas of this build and waits until they are stored.
     *
     * @throws ExecutionException when Kafka does not take them
     */
    public void publish() throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var sent =
                    ours().stream()
                            .map(
                                    schema ->
                                            new ProducerRecord<>(
                                                    partition.topic(),
                                                    hex(schema),
                                                    schema.toString()))
                            .map(producer::send)
                            .toList();
            for (var record : sent) {
                record.get();
            }
        }
    }

    /**
     * The schema with this fingerprint, or null if nobody published it.
     *
     * @throws KafkaException when Kafka cannot be asked; then it is not known whether there is one
     */
    @Override
    public @Nullable Schema findByFingerprint(long fingerprint) {
        Schema schema = known.get(fingerprint);
        return schema != null ? schema : lookUp(fingerprint);
    }

    private synchronized @Nullable Schema lookUp(long fingerprint) {
        if (!known.containsKey(fingerprint)) {
            KafkaConsumer<String, String> reader = consumer();
            readToTheEnd(reader);
            if (!known.containsKey(fingerprint)) {
                await(fingerprint, reader);
            }
        }
        return known.get(fingerprint);
    }

    private void readToTheEnd(KafkaConsumer<String, String> reader) {
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        if (reader.position(partition) > end) {
            // The topic was deleted and made anew.
            reader.seekToBeginning(List.of(partition));
        }
        while (reader.position(partition) < end) {
            reader.poll(POLL).forEach(this::learn);
        }
    }

    private void await(long fingerprint, KafkaConsumer<String, String> reader) {
        Instant now = Instant.now();
        if (now.isAfter(waitEnds.plus(BETWEEN_WAITS))) {
            waitEnds = now.plus(patience);
        }
        while (!known.containsKey(fingerprint) && Instant.now().isBefore(waitEnds)) {
            reader.poll(POLL).forEach(this::learn);
        }
    }

    private void learn(ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Schema schema = new Schema.Parser().parse(record.value());
            known.put(fingerprint(schema), schema);
        } catch (SchemaParseException _) {
            // Not a schema, so it is not the one looked for: the record that needs it stays
            // undecodable, and is reported there.
        }
    }

    /** One for all look-ups, as a connection costs more than what is read. */
    private KafkaConsumer<String, String> consumer() {
        if (consumer == null) {
            Map<String, Object> config = new HashMap<>(clients);
            config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            // The broker answers nothing else on a connection while a fetch waits there.
            config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
            consumer =
                    new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
            consumer.assign(List.of(partition));
        }
        return consumer;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static String hex(Schema schema) {
        return String.format("%016x", fingerprint(schema));
    }
}
