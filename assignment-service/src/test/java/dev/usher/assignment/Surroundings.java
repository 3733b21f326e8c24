package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Entitlement;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.TopicCreation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.flywaydb.core.Flyway;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One broker and one PostgreSQL for all tests of this process. */
public final class Surroundings {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String ENTITLEMENTS = "assignment.entitlements.v1";

    private static final Surroundings ALL = new Surroundings();

    private final EmbeddedKafkaKraftBroker broker;
    private final EmbeddedPostgres postgres;

    private Surroundings() {
        try {
            broker = new EmbeddedKafkaKraftBroker(1, 2);
            broker.brokerProperty("transaction.state.log.replication.factor", "1");
            broker.brokerProperty("transaction.state.log.min.isr", "1");
            broker.afterPropertiesSet();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
                new TopicCreation("", 2, (short) 1, List.of("hr")).createMissing(admin);
            }
            postgres = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            broker.destroy();
        }
    }

    static String brokers() {
        return ALL.broker.getBrokersAsString();
    }

    static String databaseUrl() {
        return ALL.postgres.getJdbcUrl("postgres", "postgres");
    }

    /** The database, looking at one schema. */
    public static DataSource database(String schema) {
        return ALL.postgres.getPostgresDatabase(Map.of("currentSchema", schema));
    }

    /** A schema of its own as the newest version has it. */
    public static DataSource migrated(String schema) {
        DataSource database = database(schema);
        Flyway.configure().dataSource(database).schemas(schema).load().migrate();
        return database;
    }

    static void publish(String topic, byte[] key, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** Entitlements of users whose name ends so, in the order in which they were said. */
    static List<Entitlement> entitlements(String nameEnd) {
        var decoder = new RecordDecoder<>(Entitlement.class, _ -> null);
        List<Entitlement> said = new ArrayList<>();
        for (var record : read(ENTITLEMENTS)) {
            if (record.value() == null) {
                continue;
            }
            Entitlement one = decoder.decode(record.value());
            if (one.getUserName().endsWith(nameEnd)) {
                said.add(one);
                assertThat(record.key()).endsWith("|" + one.getUserId());
                assertThat(EventHeaders.read(record.headers())).isPresent();
            }
        }
        return said;
    }

    static List<Entitlement> awaitEntitlements(String nameEnd, int many) {
        return await()
                .atMost(PATIENCE)
                .until(() -> entitlements(nameEnd), said -> said.size() >= many)
                .stream()
                .toList();
    }

    /** All records of a topic that are there now. */
    static List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                brokers(),
                                "isolation.level",
                                "read_committed",
                                // Closing waits for the fetch under way.
                                "fetch.max.wait.ms",
                                10),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
