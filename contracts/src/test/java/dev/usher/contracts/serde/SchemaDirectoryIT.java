package dev.usher.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.contracts.JobRequest;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class SchemaDirectoryIT {

    /** A later version of JobRequest, with a field that this build does not know. */
    private static final Schema LATER =
            new Schema.Parser()
                    .parse(
                            JobRequest.getClassSchema()
                                    .toString()
                                    .replace(
                                            "\"fields\":[{\"name\":\"kind\"",
                                            "\"fields\":[{\"name\":\"urgency\",\"type\":\"int\",\"default\":0},{\"name\":\"kind\""));

    private static EmbeddedKafkaKraftBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        try (Admin admin = Admin.create(clients())) {
            new TopicCreation("", 2, (short) 1).createMissing(admin);
            new TopicCreation("", 2, (short) 1).createMissing(admin);
        }
    }

    @AfterAll
    static void stop() {
        broker.destroy();
    }

    @Test
    void findsTheSchemaOfANewerWriterThroughTheTopic() throws Exception {
        try (var directory = new SchemaDirectory(clients(), "", Duration.ofSeconds(60))) {
            directory.publish();
            var decoder = new RecordDecoder<>(JobRequest.class, directory);
            publish("", LATER);

            JobRequest read = decoder.decode(writtenLater());

            assertThat(read)
                    .isEqualTo(
                            JobRequest.newBuilder()
                                    .setKind(RequestKind.RESTART_CYCLE)
                                    .setRequestedBy("ann")
                                    .setRequestedAt(Instant.parse("2026-01-05T08:00:00Z"))
                                    .build());
        }
    }

    @Test
    void givesUpOnASchemaThatNobodyPublished() {
        try (var directory = new SchemaDirectory(clients(), "", Duration.ofMillis(300))) {
            var decoder = new RecordDecoder<>(JobRequest.class, directory);
            byte[] bytes =
                    new RecordSerializer()
                            .encode(
                                    JobRequest.newBuilder()
                                            .setKind(RequestKind.RESTART_CYCLE)
                                            .setRequestedBy("a")
                                            .setRequestedAt(Instant.EPOCH)
                                            .build());
            bytes[2] ^= 1;

            assertThatExceptionOfType(UndecodableRecordException.class)
                    .isThrownBy(() -> decoder.decode(bytes));
        }
    }

    @Test
    void unknownFingerprintsShareOneWait() {
        Duration patience = Duration.ofSeconds(2);
        try (var directory = new SchemaDirectory(clients(), "", patience)) {
            Instant start = Instant.now();

            for (long fingerprint = 0; fingerprint < 100; fingerprint++) {
                assertThat(directory.findByFingerprint(fingerprint)).isNull();
            }

            assertThat(Duration.between(start, Instant.now()))
                    .isBetween(patience, patience.multipliedBy(3));
        }
    }

    @Test
    void findsWhatIsPublishedWhenTheWaitIsOver() throws Exception {
        try (var directory = new SchemaDirectory(clients(), "", Duration.ZERO)) {
            Schema schema = enumeration("PublishedAfterGarbage");
            assertThat(directory.findByFingerprint(fingerprint(schema))).isNull();

            publish("", schema);

            assertThat(directory.findByFingerprint(fingerprint(schema))).isEqualTo(schema);
        }
    }

    @Test
    void findsWhatIsPublishedALittleLate() throws Exception {
        try (var directory = new SchemaDirectory(clients(), "", Duration.ofSeconds(60));
                var another = Executors.newSingleThreadScheduledExecutor()) {
            Schema schema = enumeration("PublishedLate");
            var publishing =
                    another.schedule(
                            () -> {
                                publish("", schema);
                                return null;
                            },
                            1,
                            TimeUnit.SECONDS);

            assertThat(directory.findByFingerprint(fingerprint(schema))).isEqualTo(schema);
            publishing.get();
        }
    }

    @Test
    void callsNothingUnknownWhileKafkaIsAway() {
        Map<String, Object> clients =
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:1",
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        500);
        try (var directory = new SchemaDirectory(clients, "", Duration.ZERO)) {
            assertThatExceptionOfType(KafkaException.class)
                    .isThrownBy(() -> directory.findByFingerprint(1));
        }
    }

    @Test
    void readsATopicThatWasMadeAnewFromItsBeginning() throws Exception {
        String prefix = "anew.";
        try (Admin admin = Admin.create(clients());
                var directory = new SchemaDirectory(clients(), prefix, Duration.ZERO)) {
            NewTopic topic = new NewTopic(prefix + Topics.SCHEMAS, 1, (short) 1);
            admin.createTopics(List.of(topic)).all().get();
            directory.publish();
            assertThat(directory.findByFingerprint(1)).isNull();

            admin.deleteTopics(List.of(topic.name())).all().get();
            admin.createTopics(List.of(topic)).all().get();
            Schema schema = enumeration("PublishedAnew");
            publish(prefix, schema);

            assertThat(directory.findByFingerprint(fingerprint(schema))).isEqualTo(schema);
        }
    }

    private static Schema enumeration(String name) {
        return SchemaBuilder.enumeration(name).symbols("A");
    }

    private static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static byte[] writtenLater() throws Exception {
        var record =
                new GenericRecordBuilder(LATER)
                        .set("urgency", 3)
                        .set(
                                "kind",
                                new GenericData.EnumSymbol(
                                        LATER.getField("kind").schema(), "RESTART_CYCLE"))
                        .set("requestedBy", "ann")
                        .set("requestedAt", Instant.parse("2026-01-05T08:00:00Z").toEpochMilli())
                        .build();
        ByteBuffer buffer =
                new BinaryMessageEncoder<GenericData.Record>(new GenericData(), LATER)
                        .encode(record);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static void publish(String prefix, Schema schema) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.getBrokersAsString()),
                        new StringSerializer(),
                        new StringSerializer())) {
            String key = String.format("%016x", fingerprint(schema));
            producer.send(new ProducerRecord<>(prefix + Topics.SCHEMAS, key, schema.toString()))
                    .get();
        }
    }

    private static Map<String, Object> clients() {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString());
    }
}
