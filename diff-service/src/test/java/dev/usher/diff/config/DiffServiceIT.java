package dev.usher.diff.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.DiffApplication;
import dev.usher.diff.adapter.kafka.Fixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.FileSystemUtils;

/** The service as it runs, against a real broker. */
class DiffServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "gotomeeting|" + Fixtures.USER;

    private static EmbeddedKafkaKraftBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;
    private static KafkaConsumer<byte[], byte[]> commands;

    private final List<Command> seen = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.brokerProperty("offsets.topic.replication.factor", "1");
        broker.afterPropertiesSet();
        createTopics("");
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "partitioner.class",
                                ApplicationPartitioner.class),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        commands =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "group.id",
                                "test",
                                "auto.offset.reset",
                                "earliest",
                                "isolation.level",
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    @AfterAll
    static void stop() {
        commands.close();
        producer.close();
        broker.destroy();
    }

    /** What can become of the state folder while the service is down. */
    enum Damage {
        DELETED {
            @Override
            void to(Path state) throws IOException {
                FileSystemUtils.deleteRecursively(state);
            }
        },
        WITHOUT_CHECKPOINTS {
            @Override
            void to(Path state) throws IOException {
                for (Path file : named(state, "\\.checkpoint")) {
                    Files.delete(file);
                }
            }
        },
        UNREADABLE_CHECKPOINTS {
            @Override
            void to(Path state) throws IOException {
                for (Path file : named(state, "\\.checkpoint")) {
                    Files.writeString(file, "no checkpoint");
                }
            }
        },
        CUT_TABLES {
            @Override
            void to(Path state) throws IOException {
                cut(named(state, ".*\\.sst"));
            }
        };

        abstract void to(Path state) throws IOException;

        static List<Path> named(Path state, String pattern) throws IOException {
            try (Stream<Path> files = Files.walk(state)) {
                List<Path> found =
                        files.filter(it -> it.getFileName().toString().matches(pattern)).toList();
                assertThat(found).isNotEmpty();
                return found;
            }
        }

        static void cut(List<Path> files) throws IOException {
            for (Path file : files) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 2);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItWasWhateverBecameOfItsStateFolder(Damage damage, @TempDir Path folder)
            throws Exception {
        String prefix = damage.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".";
        String itsTopics = "--contracts.topic-prefix=" + prefix;
        createTopics(prefix);
        commands.subscribe(
                List.of(Topics.URGENT_COMMANDS.named(prefix), Topics.BULK_COMMANDS.named(prefix)));
        Path state = folder.resolve("state");
        try (ConfigurableApplicationContext service = run(state, itsTopics)) {
            send(prefix, Topics.SETTINGS, "gotomeeting", Fixtures.settings());
            send(prefix, Topics.CONNECTOR_STATUS, "gotomeeting", Fixtures.healthy(Instant.now()));
            send(prefix, Topics.ACCOUNTS, "gotomeeting|*", Fixtures.scanFinished(Instant.now()));
            send(prefix, Topics.ENTITLEMENTS, KEY, Fixtures.entitlement(ChangeKind.SINGLE));

            Command create = next();
            assertThat(create.getAction()).isEqualTo(Action.CREATE);
            send(prefix, Topics.RESULTS, KEY, Fixtures.succeeded(create));
            assertThat(get(service, "/actuator/health/readiness")).isEqualTo(200);
            assertThat(get(service, "/actuator/prometheus")).isEqualTo(200);
            assertThat(get(service, "/actuator/env")).isEqualTo(404);
        }
        damage.to(state);

        Entitlement renamed = Fixtures.entitlement(ChangeKind.SINGLE);
        renamed.setAttributes(
                Map.of(
                        "mail", List.of("ann@example.com"),
                        "givenName", List.of("Anna"),
                        "surname", List.of("Lee")));
        send(prefix, Topics.ENTITLEMENTS, KEY, renamed);
        send(prefix, Topics.CONNECTOR_STATUS, "gotomeeting", Fixtures.healthy(Instant.now()));
        try (ConfigurableApplicationContext _ = run(state, itsTopics)) {
            Command update = next();

            assertThat(update.getAction()).isEqualTo(Action.UPDATE);
            assertThat(update.getAccountKey()).isEqualTo("1001");
            assertThat(update.getChanges()).hasSize(1);
        }
    }

    @Test
    void keepsTheLargestRecordsThatItTakesAndNoLargerOnes(@TempDir Path folder) throws Exception {
        String prefix = "large.";
        createTopics(prefix);
        commands.subscribe(
                List.of(Topics.URGENT_COMMANDS.named(prefix), Topics.BULK_COMMANDS.named(prefix)));
        UUID other = new UUID(0, 8);
        try (ConfigurableApplicationContext _ =
                run(folder.resolve("state"), "--contracts.topic-prefix=" + prefix)) {
            send(prefix, Topics.SETTINGS, "large", largeSettings());
            send(prefix, Topics.CONNECTOR_STATUS, "large", Fixtures.healthy(Instant.now()));
            send(prefix, Topics.ACCOUNTS, "large|*", Fixtures.scanFinished(Instant.now()));
            send(prefix, Topics.ENTITLEMENTS, "large|" + other, tooLarge(other));
            send(prefix, Topics.ENTITLEMENTS, "large|" + Fixtures.USER, large());

            assertThat(next().getUserId()).isEqualTo(Fixtures.USER);
        }
    }

    private static JobSettings largeSettings() {
        JobSettings settings = Fixtures.settings();
        List<ProvisionedRole> roles = new ArrayList<>(settings.getRoles());
        for (int i = 0; i < 3_300; i++) {
            roles.add(new ProvisionedRole("role " + i, List.of("81"), List.of(), null, List.of()));
        }
        settings.setRoles(roles);
        return settings;
    }

    private static Entitlement large() {
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        Map<String, List<String>> attributes = new HashMap<>(entitlement.getAttributes());
        for (int i = 0; i < 68; i++) {
            attributes.put("extension_" + i, List.of("x".repeat(10_000)));
        }
        entitlement.setAttributes(attributes);
        return entitlement;
    }

    private static Entitlement tooLarge(UUID user) {
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setUserId(user);
        entitlement.setAttributes(Map.of("mail", List.of("x".repeat(600_000))));
        return entitlement;
    }

    @Test
    void leavesItsPartitionsToTheNextOneWhenItStops(@TempDir Path folder) throws Exception {
        try (ConfigurableApplicationContext service = run(folder.resolve("state"))) {
            awaitReady(service);
            assertThat(members(Topics.DIFF_SERVICE)).isEqualTo(1);
        }

        assertThat(members(Topics.DIFF_SERVICE)).isZero();
    }

    @Test
    void keepsItsPartitionsOverARestartWhenItHasAName(@TempDir Path folder) throws Exception {
        String prefix = "named.";
        createTopics(prefix);
        try (ConfigurableApplicationContext service =
                run(
                        folder.resolve("state"),
                        "--contracts.topic-prefix=" + prefix,
                        "--diff.instance-id=diff-0")) {
            awaitReady(service);
        }

        assertThat(members(prefix + Topics.DIFF_SERVICE)).isEqualTo(1);
    }

    private static void createTopics(String prefix) throws Exception {
        try (Admin admin = admin()) {
            new TopicCreation(prefix, 2, (short) 1).createMissing(admin);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()));
    }

    private static void awaitReady(ConfigurableApplicationContext service) {
        await().atMost(PATIENCE).until(() -> get(service, "/actuator/health/readiness") == 200);
    }

    private static int members(String group) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .mapToInt(described -> described.members().size())
                    .sum();
        }
    }

    private static ConfigurableApplicationContext run(Path state, String... more) {
        return SpringApplication.run(
                DiffApplication.class,
                Stream.concat(
                                Stream.of(
                                        "--spring.kafka.bootstrap-servers="
                                                + broker.getBrokersAsString(),
                                        "--diff.state-dir=" + state,
                                        "--management.server.port=0",
                                        "--logging.structured.format.console="),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static int get(ConfigurableApplicationContext service, String path) throws Exception {
        String port = service.getEnvironment().getProperty("local.management.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void send(String prefix, Topic<?> topic, String key, SpecificRecord value)
            throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic.named(prefix),
                                key.getBytes(UTF_8),
                                new RecordSerializer().encode(value)))
                .get();
    }

    private Command next() {
        RecordDecoder<Command> decoder = new RecordDecoder<>(Command.class, _ -> null);
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            commands.poll(Duration.ofMillis(200))
                                    .forEach(record -> seen.add(decoder.decode(record.value())));
                            return !seen.isEmpty();
                        });
        return seen.removeFirst();
    }
}
