package dev.usher.gotomeeting;

import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.json.JsonMapper;

/** A broker with the topics of the catalogue, and what the other services would write and read. */
final class TestCluster implements AutoCloseable {

    /** Closing a consumer waits for the fetch under way. */
    private static final int LONGEST_FETCH_MILLIS = 10;

    private final EmbeddedKafkaKraftBroker broker;
    private final Wire wire;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RecordSerializer serializer = new RecordSerializer();

    private TestCluster(EmbeddedKafkaKraftBroker broker, Wire wire) {
        this.broker = broker;
        this.wire = wire;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "partitioner.class",
                                ApplicationPartitioner.class.getName()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static TestCluster start() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        Wire wire = new Wire();
        broker.brokerProperty(
                "listeners", "EXTERNAL://localhost:0,WIRE://localhost:0,CONTROLLER://localhost:0");
        broker.brokerProperty(
                "advertised.listeners",
                "EXTERNAL://localhost:0,WIRE://localhost:%d".formatted(wire.entrance()));
        broker.brokerProperty(
                "listener.security.protocol.map",
                "EXTERNAL:PLAINTEXT,WIRE:PLAINTEXT,CONTROLLER:PLAINTEXT");
        broker.afterPropertiesSet();
        var server = Objects.requireNonNull(broker.getCluster()).brokers().values().iterator();
        wire.leadTo(server.next().boundPort(new ListenerName("WIRE")));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            new TopicCreation("", 2, (short) 1).createMissing(admin);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new TestCluster(broker, wire);
    }

    String brokers() {
        return broker.getBrokersAsString();
    }

    /** The same broker, behind the {@link #wire}. */
    String brokersBehindTheWire() {
        return "localhost:" + wire.entrance();
    }

    Wire wire() {
        return wire;
    }

    void send(Topic<?> topic, String key, SpecificRecord value) {
        sendRaw(topic, key, serializer.encode(value));
    }

    void sendRaw(Topic<?> topic, String key, byte[] value) {
        try {
            producer.send(
                            new ProducerRecord<>(
                                    topic.name(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All values of a topic, tombstones left out. */
    <T extends SpecificRecord> List<T> values(Topic<T> topic) {
        RecordDecoder<T> decoder = decoder(topic);
        return records(topic.name()).stream()
                .filter(record -> record.value() != null)
                .map(record -> decoder.decode(record.value()))
                .toList();
    }

    /** The newest value of a key, if there is one. */
    <T extends SpecificRecord> Optional<T> newest(Topic<T> topic, String key) {
        return records(topic.name()).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(key))
                .reduce((_, later) -> later)
                .map(record -> decoder(topic).decode(record.value()));
    }

    /** Whether any record of any topic holds a text, in key, value or header. */
    boolean mentions(String text) {
        return Stream.concat(
                        new TopicCreation("", 2, (short) 1).topics().stream().map(NewTopic::name),
                        Stream.of(Topics.SCHEMAS))
                .distinct()
                .flatMap(topic -> records(topic).stream())
                .anyMatch(record -> mentions(record, text));
    }

    private static boolean mentions(ConsumerRecord<byte[], byte[]> record, String text) {
        StringBuilder all = new StringBuilder();
        for (byte[] part : new byte[][] {record.key(), record.value()}) {
            all.append(part == null ? "" : new String(part, StandardCharsets.ISO_8859_1));
        }
        record.headers()
                .forEach(
                        header ->
                                all.append(
                                        new String(header.value(), StandardCharsets.ISO_8859_1)));
        return all.indexOf(text) >= 0;
    }

    /** The newest value of every id; null after a tombstone. */
    <T extends SpecificRecord> Map<String, @Nullable T> latest(Topic<T> topic) {
        RecordDecoder<T> decoder = decoder(topic);
        Map<String, @Nullable T> latest = new LinkedHashMap<>();
        records(topic.name())
                .forEach(
                        record ->
                                latest.put(
                                        RecordKey.parse(record.key()).id(),
                                        record.value() == null
                                                ? null
                                                : decoder.decode(record.value())));
        return latest;
    }

    int deadLetters(Topic<?> topic) {
        return records(Topic.deadLetters(Topics.CONNECTOR_GOTOMEETING, topic.name())).size();
    }

    /** As after a crash right before a commit: the group starts at the beginning again. */
    void forgetCommits() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.deleteConsumerGroups(List.of(Topics.CONNECTOR_GOTOMEETING)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a user at GoTo, as an administrator would. */
    static void delete(GoToSimulator goTo, String key) throws IOException, InterruptedException {
        var credentials = goTo.options().credentials();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String basic = credentials.clientId() + ":" + credentials.clientSecret();
            String answer =
                    http.send(
                                    HttpRequest.newBuilder(goTo.tokenUrl())
                                            .header(
                                                    "Authorization",
                                                    "Basic "
                                                            + Base64.getEncoder()
                                                                    .encodeToString(
                                                                            basic.getBytes(
                                                                                    StandardCharsets
                                                                                            .UTF_8)))
                                            .header(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "grant_type=personal_access_token&pat="
                                                                    + URLEncoder.encode(
                                                                            credentials
                                                                                    .personalAccessToken(),
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            String token =
                    JsonMapper.builder().build().readTree(answer).path("access_token").asString("");
            http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            goTo.baseUrl()
                                                    + "/admin/rest/v1/accounts/"
                                                    + goTo.options().account().key()
                                                    + "/users/"
                                                    + key))
                            .header("Authorization", "Bearer " + token)
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    @Override
    public void close() {
        producer.close();
        wire.close();
        broker.destroy();
    }

    private <T extends SpecificRecord> RecordDecoder<T> decoder(Topic<T> topic) {
        return new RecordDecoder<>(
                topic.value(),
                new SchemaDirectory(
                        Map.of("bootstrap.servers", brokers()), "", Duration.ofSeconds(5)));
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                brokers(),
                                "enable.auto.commit",
                                false,
                                "fetch.max.wait.ms",
                                LONGEST_FETCH_MILLIS),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
