package dev.usher.diff.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.DiffApplication;
import dev.usher.diff.adapter.kafka.Fixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A new application id takes the place of a former one, against a real broker. */
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final UUID ANN = Fixtures.USER;
    private static final UUID BOB = new UUID(0, 8);

    private EmbeddedKafkaKraftBroker broker;
    private KafkaProducer<byte[], byte[]> producer;
    private KafkaConsumer<byte[], byte[]> output;

    private final List<Command> commands = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<SubjectMemory> memories = new ArrayList<>();

    @TempDir private Path state;

    @BeforeEach
    void start() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.brokerProperty("offsets.topic.replication.factor", "1");
        broker.afterPropertiesSet();
        Map<String, Object> clients = Map.of("bootstrap.servers", broker.getBrokersAsString());
        try (Admin admin = Admin.create(clients)) {
            new TopicCreation("", 2, (short) 1).createMissing(admin);
        }
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "partitioner.class",
                                ApplicationPartitioner.class),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        output =
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
        output.subscribe(
                List.of(
                        Topics.URGENT_COMMANDS.name(),
                        Topics.BULK_COMMANDS.name(),
                        Topics.DECISIONS.name(),
                        Topics.SUBJECTS.name()));
    }

    @AfterEach
    void stop() {
        output.close();
        producer.close();
        broker.destroy();
    }

    @Test
    void goesOnAsTheFormerApplicationIdWould() throws Exception {
        Command toBob;
        try (ConfigurableApplicationContext _ = run("diff-service", "")) {
            send(Topics.SETTINGS, "gotomeeting", Fixtures.settings());
            send(Topics.CONNECTOR_STATUS, "gotomeeting", Fixtures.healthy(Instant.now()));
            send(Topics.ACCOUNTS, "gotomeeting|*", Fixtures.scanFinished(Instant.now()));
            entitled(ANN, "Ann");
            Result created = answer(commandTo(ANN), "1001");
            send(Topics.ACCOUNTS, "gotomeeting|1001", created.getAccount());
            send(Topics.RESULTS, "gotomeeting|" + ANN, created);
            entitled(BOB, "Bob");
            toBob = commandTo(BOB);
            send(
                    Topics.REQUESTS,
                    "gotomeeting|r1",
                    Fixtures.request(RequestKind.PROVISION_NOW, Map.of(), ANN));
            await().atMost(PATIENCE).until(() -> read(() -> decisions.size() == 1));
            assertThatException()
                    .isThrownBy(() -> run("diff-2", "diff-service"))
                    .havingRootCause()
                    .withMessageContaining("diff-service has running members");
        }
        send(Topics.RESULTS, "gotomeeting|" + BOB, answer(toBob, "1002"));
        entitled(ANN, "Anna");
        send(Topics.CONNECTOR_STATUS, "gotomeeting", Fixtures.healthy(Instant.now()));

        run("diff-2", "diff-service").close();
        try (ConfigurableApplicationContext _ = run("diff-2", "diff-service")) {
            Command update = commandTo(ANN);
            assertThat(update.getAction()).isEqualTo(Action.UPDATE);
            assertThat(update.getAccountKey()).isEqualTo("1001");
            await().atMost(PATIENCE)
                    .until(() -> read(() -> memories.stream().anyMatch(linked(BOB, "1002"))));
        }
        entitled(BOB, "Bobby");
        send(Topics.CONNECTOR_STATUS, "gotomeeting", Fixtures.healthy(Instant.now()));
        try (ConfigurableApplicationContext _ = run("diff-2", "diff-service")) {
            Command update = commandTo(BOB);
            assertThat(update.getAction()).isEqualTo(Action.UPDATE);
            assertThat(update.getAccountKey()).isEqualTo("1002");
        }
        assertThat(commands).isEmpty();
        assertThat(decisions).hasSize(1);
        assertThatException()
                .isThrownBy(() -> run("diff-service", "diff-2"))
                .havingRootCause()
                .withMessageContaining("has state already");
        assertThatException()
                .isThrownBy(() -> run("diff-3", "never-there"))
                .havingRootCause()
                .withMessageContaining("knows nothing of the application id never-there");
    }

    private ConfigurableApplicationContext run(String applicationId, String rebuildFrom) {
        return SpringApplication.run(
                DiffApplication.class,
                "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                "--diff.state-dir=" + state,
                "--diff.application-id=" + applicationId,
                "--diff.rebuild-from=" + rebuildFrom,
                "--diff.session-timeout=6s",
                "--management.server.port=0",
                "--logging.structured.format.console=");
    }

    private void entitled(UUID user, String givenName) throws Exception {
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setUserId(user);
        entitlement.setUserName(user + "@example.com");
        entitlement.setAttributes(
                Map.of(
                        "mail", List.of(user + "@example.com"),
                        "givenName", List.of(givenName),
                        "surname", List.of("Lee")));
        send(Topics.ENTITLEMENTS, "gotomeeting|" + user, entitlement);
    }

    private static Result answer(Command command, String account) {
        Result result = Fixtures.succeeded(command);
        result.setUserId(command.getUserId());
        result.getAccount().setAccountKey(account);
        result.getAccount().setEmail(command.getDesired().getEmail());
        return result;
    }

    private static Predicate<SubjectMemory> linked(UUID user, String account) {
        return memory -> user.equals(memory.getUserId()) && account.equals(memory.getAccountKey());
    }

    private Command commandTo(UUID user) {
        await().atMost(PATIENCE).until(() -> read(() -> !commands.isEmpty()));
        Command command = commands.removeFirst();
        assertThat(command.getUserId()).isEqualTo(user);
        return command;
    }

    /** Reads what there is, and tells whether that is enough. */
    private boolean read(BooleanSupplier enough) {
        output.poll(Duration.ofMillis(200)).forEach(this::take);
        return enough.getAsBoolean();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.DECISIONS.name())) {
            decisions.add(decode(Decision.class, record));
        } else if (record.topic().equals(Topics.SUBJECTS.name())) {
            memories.add(decode(SubjectMemory.class, record));
        } else {
            commands.add(decode(Command.class, record));
        }
    }

    private static <T extends SpecificRecord> T decode(
            Class<T> type, ConsumerRecord<byte[], byte[]> record) {
        return new RecordDecoder<>(type, _ -> null).decode(record.value());
    }

    private void send(Topic<?> topic, String key, SpecificRecord value) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic.name(),
                                key.getBytes(UTF_8),
                                new RecordSerializer().encode(value)))
                .get();
    }
}
