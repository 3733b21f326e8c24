package dev.usher.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.UserState;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A console with a real broker and a real database, and what tests do with it. */
abstract class RunningConsole {

    static final String TOKEN = "a-token-only-for-this-test";
    static final String PREFIX = "it.";
    static final Instant TIME = Instant.parse("2026-05-01T10:00:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final RecordSerializer SERIALIZER = new RecordSerializer();
    static final SchemaStore.Cache NO_OTHER_SCHEMAS = new SchemaStore.Cache();

    @TempDir static Path folder;

    static EmbeddedKafkaKraftBroker broker;
    static EmbeddedPostgres postgres;
    static KafkaProducer<byte[], byte[]> producer;
    static HttpClient http;
    static Path settingsFile;
    static ConfigurableApplicationContext console;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        postgres = EmbeddedPostgres.start();
        try (Admin admin = Admin.create(clients())) {
            new TopicCreation(PREFIX, 2, (short) 1).createMissing(admin);
        }
        producer =
                new KafkaProducer<>(
                        clients(), new ByteArraySerializer(), new ByteArraySerializer());
        http = HttpClient.newHttpClient();
        settingsFile = folder.resolve("settings.yaml");
        writeSettings("40m");
        console = startConsole();
    }

    @AfterAll
    static void stop() throws IOException {
        console.close();
        http.close();
        producer.close();
        postgres.close();
        broker.destroy();
    }

    static ConfigurableApplicationContext startConsole() {
        return startConsole(settingsFile);
    }

    static ConfigurableApplicationContext startConsole(Path settings) {
        return new SpringApplicationBuilder(ConsoleApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--contracts.topic-prefix=" + PREFIX,
                        "--console.api-token=" + TOKEN,
                        "--console.settings-file=" + settings,
                        "--console.settings-poll=200ms",
                        "--console.schema-patience=1s",
                        "--logging.structured.format.console=");
    }

    static void writeSettings(String fullCycle) throws IOException {
        Files.writeString(
                settingsFile,
                """
                applications:
                  gotomeeting:
                    status: on
                    goToAccountKey: "4242"
                    roles: [{name: Organizer, licences: ["11"]}]
                    fullCycle: %s
                  sealed: {status: on, goToAccountKey: "4343"}
                  referred:
                    status: on
                    goToAccountKey: "4444"
                    credentials: {file: "%s"}
                """
                        .formatted(fullCycle, folder.resolve("referred.json")));
    }

    static Map<String, Object> clients() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.getBrokersAsString(),
                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                ApplicationPartitioner.class.getName());
    }

    static List<Long> versionsOf(String application) {
        var decoder = new RecordDecoder<>(JobSettings.class, NO_OTHER_SCHEMAS);
        return recordsOf(Topics.SETTINGS.named(PREFIX)).stream()
                .filter(record -> key(record).equals(application))
                .map(record -> decoder.decode(record.value()).getVersion())
                .toList();
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    static List<ConsumerRecord<byte[], byte[]>> recordsOf(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        // Closing waits for the fetch under way.
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "fetch.max.wait.ms",
                                10),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    static <T extends SpecificRecord> void send(Topic<T> topic, UUID user, T value) {
        sendBytes(
                topic.named(PREFIX),
                ("gotomeeting|" + user).getBytes(StandardCharsets.UTF_8),
                SERIALIZER.encode(value));
    }

    static void sendBytes(String topic, byte[] key, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    static Entitlement entitlement(UUID user, String userName, String mail) {
        return Entitlement.newBuilder()
                .setUserId(user)
                .setRevision(1)
                .setUserName(userName)
                .setState(UserState.ACTIVE)
                .setAttributes(Map.of("mail", List.of(mail), "displayName", List.of("Ann")))
                .setRoles(List.of())
                .setChange(ChangeKind.SINGLE)
                .setUpdatedAt(TIME)
                .build();
    }

    static JsonNode get(String path) {
        try {
            HttpResponse<String> answer = call("GET", path, TOKEN);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static HttpResponse<String> call(String method, String path, String token) throws Exception {
        return call(method, property("local.server.port"), path, token);
    }

    static HttpResponse<String> call(String method, String port, String path, String token)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> put(String path, String body) throws Exception {
        return send("PUT", path, body);
    }

    static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return sendAs(method, path, body, "application/json");
    }

    static HttpResponse<String> sendAs(String method, String path, String body, String type)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + property("local.server.port") + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", type)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static JobSettings newestSettings(String application) {
        var decoder = new RecordDecoder<>(JobSettings.class, NO_OTHER_SCHEMAS);
        return recordsOf(Topics.SETTINGS.named(PREFIX)).stream()
                .filter(record -> key(record).equals(application))
                .map(record -> decoder.decode(record.value()))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    static JobRequest request(String id) {
        var decoder = new RecordDecoder<>(JobRequest.class, NO_OTHER_SCHEMAS);
        return recordsOf(Topics.REQUESTS.named(PREFIX)).stream()
                .filter(record -> key(record).equals("gotomeeting|" + id))
                .map(record -> decoder.decode(record.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Everything in a table. */
    static String rows(String table) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection =
                        DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select * from console." + table)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.append(rows.getString(i)).append(' ');
                }
            }
        }
        return all.toString();
    }

    static String property(String name) {
        Environment environment = console.getEnvironment();
        return environment.getRequiredProperty(name);
    }

    static HttpResponse<String> post(String path, String body) {
        try {
            return send("POST", path, body);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What a path answers once it answers so. */
    static JsonNode awaitAt(String path, Predicate<JsonNode> so) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> get(path), so);
    }

    /** A user whose sign-in name the console knows. */
    static UUID knownUser(String userName) {
        UUID user = UUID.randomUUID();
        send(Topics.ENTITLEMENTS, user, entitlement(user, userName, userName));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows("users")).contains(user.toString()));
        return user;
    }
}
