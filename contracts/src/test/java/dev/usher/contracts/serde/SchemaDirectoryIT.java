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
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
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
        SchemaDirectory directory = new SchemaDirectory(clients(), "", Duration.ofSeconds(60));
        directory.publish();
        RecordDecoder<JobRequest> decoder = new RecordDecoder<>(JobRequest.class, directory);
        publish(LATER);

        JobRequest read = decoder.decode(writtenLater());

        assertThat(read)
                .isEqualTo(
                        JobRequest.newBuilder()
                                .setKind(RequestKind.RESTART_CYCLE)
                                .setRequestedBy("ann")
                                .setRequestedAt(Instant.parse("2026-01-05T08:00:00Z"))
                                .build());
    }

    @Test
    void givesUpOnASchemaThatNobodyPublished() {
        SchemaDirectory directory = new SchemaDirectory(clients(), "", Duration.ofMillis(300));
        RecordDecoder<JobRequest> decoder = new RecordDecoder<>(JobRequest.class, directory);
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

    private static void publish(Schema schema) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.getBrokersAsString()),
                        new StringSerializer(),
                        new StringSerializer())) {
            String fingerprint =
                    String.format("%016x", SchemaNormalization.parsingFingerprint64(schema));
            producer.send(new ProducerRecord<>(Topics.SCHEMAS, fingerprint, schema.toString()))
                    .get();
        }
    }

    private static Map<String, Object> clients() {
        return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.getBrokersAsString());
    }
}
