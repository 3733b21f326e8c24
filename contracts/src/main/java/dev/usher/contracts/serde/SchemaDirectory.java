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
import java.util.Set;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The writer schemas of an installation, exchanged through the topic {@link Topics#SCHEMAS}: every
 * service publishes its own at start, and looks up those it does not know. A fingerprint that is
 * not there is waited for once; asked again, it is looked up without waiting, so that damaged
 * records cannot hold up the good ones behind them. Thread-safe.
 */
public final class SchemaDirectory implements SchemaStore {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Map<String, Object> clients;
    private final Duration patience;
    private final ConcurrentMap<Long, Schema> known = new ConcurrentHashMap<>();
    private final Set<Long> waitedFor = ConcurrentHashMap.newKeySet();

    /**
     * @param clients how to reach Kafka (bootstrap servers, security); serializers and group are
     *     set here
     * @param prefix of the installation's topics; may be empty
     * @param patience how long a schema is waited for that is not in the topic yet; the design says
     *     60 seconds
     */
    public SchemaDirectory(Map<String, Object> clients, String prefix, Duration patience) {
        this.clients = Map.copyOf(clients);
        this.topic = prefix + Topics.SCHEMAS;
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
                                                    topic, hex(schema), schema.toString()))
                            .map(producer::send)
                            .toList();
            for (var record : sent) {
                record.get();
            }
        }
    }

    @Override
    public @Nullable Schema findByFingerprint(long fingerprint) {
        Schema schema = known.get(fingerprint);
        return schema != null ? schema : lookUp(fingerprint);
    }

    private synchronized @Nullable Schema lookUp(long fingerprint) {
        if (known.containsKey(fingerprint)) {
            return known.get(fingerprint);
        }
        Duration wait = waitedFor.add(fingerprint) ? patience : Duration.ZERO;
        Instant deadline = Instant.now().plus(wait);
        try (var consumer = consumer()) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (!known.containsKey(fingerprint)
                    && (consumer.position(partition) < end || Instant.now().isBefore(deadline))) {
                consumer.poll(POLL).forEach(this::learn);
            }
        }
        return known.get(fingerprint);
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

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> config = new HashMap<>(clients);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static String hex(Schema schema) {
        return String.format("%016x", fingerprint(schema));
    }
}
