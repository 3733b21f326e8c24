package dev.usher.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.contracts.Action;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.Notification;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.NotificationState;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.RemovalHold;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import dev.usher.notifier.adapter.kafka.KafkaClients;
import dev.usher.notifier.adapter.kafka.KafkaLedger;
import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Member;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * The whole service against a broker and a mail server. One service runs for all tests, each with
 * an application and an address of its own; those that start and stop services have topics of their
 * own.
 */
class NotifierIT {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int PARTITIONS = 2;
    private static final String SHARED = "shared.";
    private static final RecordSerializer SERIALIZER = new RecordSerializer();

    private static EmbeddedKafkaKraftBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;
    private static GreenMail mailbox;
    private static ConfigurableApplicationContext service;

    private final List<ConfigurableApplicationContext> others = new ArrayList<>();
    private final App app = new App(SHARED);

    @BeforeAll
    static void startAll() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.afterPropertiesSet();
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "partitioner.class",
                                ApplicationPartitioner.class.getName()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        mailbox = mailbox(0);
        mailbox.start();
        createTopics(SHARED);
        service = run(SHARED);
    }

    @AfterAll
    static void stopAll() {
        service.close();
        mailbox.stop();
        producer.close();
        broker.destroy();
    }

    @AfterEach
    void stopOthers() {
        others.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void mailsFailuresOfOneWindowTogetherAndNothingThatHealsInIt() throws Exception {
        app.settings(true, 3_000);

        app.succeeded(app.failed("Emil Hoyer"));
        app.failed("Ana Gomes");
        app.failed("Bo Lind");
        app.adopted("Cleo Fine");
        app.failed("Dörte Groß");

        await().atMost(LONG).until(() -> app.states().equals(List.of(NotificationState.SENT)));
        MimeMessage mail = app.mails().getFirst();
        assertThat(mail.getSubject())
                .isEqualTo("Usher: 3 people could not get their GoToMeeting account");
        assertThat(GreenMailUtil.getWholeMessage(mail))
                .contains("Ana Gomes", "Bo Lind")
                .doesNotContain("Cleo Fine", "Emil Hoyer");
        assertThat(app.mails()).hasSize(1);
        assertThat(app.newestMessages().getFirst().getItems()).hasSize(3);
        assertThat(app.open()).hasSize(3);
        assertThat(mail.getMessageID())
                .contains(app.newestMessages().getFirst().getId().toString());
    }

    @Test
    void mailsATestOnRequestWhateverElseIsTheCase() throws Exception {
        app.settings(true, 60_000);
        app.connector(ConnectorState.MAINTENANCE);
        app.failed("Ana Gomes");
        app.send(
                Topics.REQUESTS,
                UUID.randomUUID().toString(),
                JobRequest.newBuilder()
                        .setKind(RequestKind.TEST_MAIL)
                        .setRequestedBy("console API")
                        .setRequestedAt(Instant.now())
                        .build());

        await().atMost(LONG).until(() -> !app.mails().isEmpty());
        assertThat(app.subjects()).containsExactly("Usher: A test mail");
    }

    @Test
    void mailsOfQuarantineInPlaceOfUsers() throws Exception {
        app.settings(true, 1_000);
        app.connector(ConnectorState.QUARANTINED);
        await().atMost(LONG).until(() -> app.open().size() == 1);
        app.failed("Ana Gomes");
        await().atMost(LONG).until(() -> app.mails().size() == 1);
        app.connector(ConnectorState.HEALTHY);

        await().atMost(LONG).until(() -> app.mails().size() == 3);
        assertThat(app.subjects())
                .containsExactlyInAnyOrder(
                        "Usher: Provisioning of " + app.name + " is stopped",
                        "Usher: Provisioning of " + app.name + " goes on",
                        "Usher: 1 person could not get their GoToMeeting account");
    }

    @Test
    void mailsFromOneOfTwoInstances() throws Exception {
        String prefix = ownTopics();
        App own = new App(prefix);
        own.settings(true, 2_000);
        start(prefix);
        start(prefix);
        own.failed("Ana Gomes");

        await().atMost(LONG).until(() -> own.states().equals(List.of(NotificationState.SENT)));
        others.getFirst().close();
        own.failed("Bo Lind");

        await().atMost(LONG)
                .until(
                        () ->
                                own.states()
                                        .equals(
                                                List.of(
                                                        NotificationState.SENT,
                                                        NotificationState.SENT)));
        assertThat(own.mails()).hasSize(2);
    }

    /** Of four applications at once, since starting takes longer than all the rest. */
    @Test
    void goesOnAfterARestart() throws Exception {
        String prefix = ownTopics();
        App waiting = new App(prefix);
        App told = new App(prefix);
        App holding = new App(prefix);
        App odd = new App(prefix);
        waiting.settings(true, 5_000);
        told.settings(true, 0);
        holding.settings(true, 3_000);
        odd.settings(true, 0);
        var first = start(prefix);
        Decision repeated = told.failed("Ana Gomes");
        holding.failed("Ana Gomes");
        await().atMost(LONG).until(() -> holding.open().size() == 1);
        holding.held(34);
        await().atMost(LONG).until(() -> holding.mails().size() == 1);
        holding.held(35);
        byte[] garbage = "no settings".getBytes(StandardCharsets.UTF_8);
        odd.send(Topics.SETTINGS, "", garbage);
        String putAside =
                Topic.deadLetters(prefix + Topics.NOTIFIER_SERVICE, Topics.SETTINGS.named(prefix));
        await().atMost(LONG).until(() -> values(putAside, 1).size() == 1);
        odd.failed("Ana Gomes");
        await().atMost(LONG)
                .until(
                        () ->
                                told.states().equals(List.of(NotificationState.SENT))
                                        && odd.mails().size() == 1
                                        && holding.mails().size() == 2);
        waiting.failed("Ana Gomes");
        await().atMost(LONG).until(() -> waiting.open().size() == 1);
        first.close();
        assertThat(waiting.mails()).isEmpty();

        start(prefix);
        told.send(Topics.DECISIONS, repeated.getUserId().toString(), repeated);
        told.failed("Bo Lind");
        holding.held(36);
        holding.failed("Bo Lind");
        odd.failed("Bo Lind");

        await().atMost(LONG).until(() -> waiting.states().equals(List.of(NotificationState.SENT)));
        assertThat(waiting.mails()).hasSize(1);
        await().atMost(LONG).until(() -> told.mails().size() == 2);
        assertThat(told.newestMessages())
                .allSatisfy(notification -> assertThat(notification.getItems()).hasSize(1));
        await().atMost(LONG).until(() -> holding.mails().size() == 3);
        assertThat(holding.subjects())
                .containsExactly(
                        "Usher: 34 people held by the removal guard until somebody decides",
                        "Usher: 1 person could not get their GoToMeeting account",
                        "Usher: 1 person could not get their GoToMeeting account");
        await().atMost(LONG).until(() -> odd.mails().size() == 2);
        assertThat(values(putAside, 1)).containsExactly(garbage);

        for (Notification open : told.open()) {
            told.succeeded(UUID.fromString(String.valueOf(open.getMemberId())));
        }

        await().atMost(LONG).until(() -> told.mails().size() == 3);
        assertThat(told.mails().getLast().getHeader("In-Reply-To"))
                .containsExactly(told.mails().getFirst().getMessageID());
        await().atMost(LONG).until(() -> told.open().isEmpty());
    }

    @Test
    void waitsForAMailServerThatIsAway() throws Exception {
        app.settings(true, 0);
        int port = mailbox.getSmtp().getPort();
        mailbox.stop();
        app.failed("Ana Gomes");
        await().atMost(LONG).until(() -> app.states().equals(List.of(NotificationState.PLANNED)));

        mailbox = mailbox(port);
        mailbox.start();

        await().atMost(LONG).until(() -> app.states().equals(List.of(NotificationState.SENT)));
        assertThat(app.mails()).hasSize(1);
    }

    @Test
    void putsAsideWhatCannotBeReadAndGoesOn() throws Exception {
        app.settings(true, 0);
        byte[] garbage = "no record".getBytes(StandardCharsets.UTF_8);
        app.send(Topics.DECISIONS, "x", garbage);
        app.send(Topics.DECISIONS, "x", (byte[]) null);
        app.failed("Ana Gomes");

        await().atMost(LONG).until(() -> app.mails().size() == 1);
        String deadLetters =
                Topic.deadLetters(SHARED + Topics.NOTIFIER_SERVICE, Topics.DECISIONS.named(SHARED));
        await().atMost(LONG).until(() -> !values(deadLetters, 1).isEmpty());
        assertThat(values(deadLetters, 1)).containsExactly(garbage);
    }

    @Test
    void mailsNobodyWhileSwitchedOff() throws Exception {
        app.settings(false, 0);
        var meters = service.getBean(MeterRegistry.class);
        double unaddressed = unaddressed(meters);
        double sent = sent(meters);
        app.failed("Ana Gomes");
        await().atMost(LONG).until(() -> unaddressed(meters) == unaddressed + 1);

        app.settings(true, 0);
        app.failed("Bo Lind");

        await().atMost(LONG).until(() -> app.states().equals(List.of(NotificationState.SENT)));
        assertThat(app.newestMessages().getFirst().getItems())
                .singleElement()
                .satisfies(item -> assertThat(item.getName()).isEqualTo("Bo Lind"));
        await().atMost(LONG).until(() -> meters.get("notifier.pending").gauge().value() == 0);
        assertThat(sent(meters)).isEqualTo(sent + 1);
    }

    @Test
    void writesAnewWhatLastsForLong() throws Exception {
        String prefix = ownTopics();
        Entry lasting =
                new Entry.Open(
                        "app",
                        new Member(
                                "ana",
                                new GroupKey(Kind.USERS, "NO_SEATS"),
                                Item.of("Ana Gomes", "No seat is free.", Instant.EPOCH),
                                Instant.EPOCH,
                                Optional.empty(),
                                false));
        String topic = Topics.NOTIFICATIONS.named(prefix);
        try (var own =
                new KafkaClients(Map.of("bootstrap.servers", broker.getBrokersAsString()))
                        .producer()) {
            ledger(own, prefix, Duration.ZERO).write(List.of(lasting));

            assertThat(read(ledger(own, prefix, Duration.ofDays(6)))).containsExactly(lasting);
            assertThat(values(topic, PARTITIONS)).hasSize(1);
            assertThat(read(ledger(own, prefix, Duration.ofDays(8)))).containsExactly(lasting);
            assertThat(values(topic, PARTITIONS)).hasSize(2);
        }
    }

    private static KafkaLedger ledger(Producer<byte[], byte[]> own, String prefix, Duration later) {
        return new KafkaLedger(
                new KafkaClients(Map.of("bootstrap.servers", broker.getBrokersAsString())),
                own,
                new SchemaStore.Cache(),
                prefix,
                Clock.offset(Clock.systemUTC(), later));
    }

    private static List<Entry> read(KafkaLedger ledger) {
        List<Entry> entries = new ArrayList<>();
        IntStream.range(0, PARTITIONS).forEach(it -> ledger.read(it, entries::add));
        return entries;
    }

    @Test
    void showsHealthAndMetricsAndNothingElse() throws Exception {
        String base =
                "http://127.0.0.1:"
                        + service.getEnvironment().getProperty("local.management.port")
                        + "/actuator/";

        assertThat(get(base + "health/readiness").statusCode()).isEqualTo(200);
        assertThat(get(base + "health/liveness").statusCode()).isEqualTo(200);
        assertThat(get(base + "prometheus").body())
                .contains(
                        "notifier_pending ",
                        "notifier_sent_total{channel=\"mail\",outcome=\"sent\"} ");
        assertThat(get(base + "env").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static double unaddressed(MeterRegistry meters) {
        return meters.get("notifier.failures").tag("outcome", "unaddressed").counter().count();
    }

    private static double sent(MeterRegistry meters) {
        return meters.get("notifier.sent")
                .tags("outcome", "sent", "channel", "mail")
                .counter()
                .count();
    }

    private static GreenMail mailbox(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static String ownTopics() throws Exception {
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
        createTopics(prefix);
        return prefix;
    }

    private static void createTopics(String prefix) throws Exception {
        try (var admin = Admin.create(clients())) {
            new TopicCreation(prefix, PARTITIONS, (short) 1).createMissing(admin);
        }
    }

    private ConfigurableApplicationContext start(String prefix) {
        var other = run(prefix);
        others.add(other);
        return other;
    }

    private static ConfigurableApplicationContext run(String prefix) {
        return new SpringApplicationBuilder(NotifierApplication.class)
                .run(
                        "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                        "--contracts.topic-prefix=" + prefix,
                        "--notifier.from=usher@example.com",
                        "--notifier.retry.first=200ms",
                        "--notifier.retry.longest=1s",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailbox.getSmtp().getPort(),
                        "--management.server.port=0",
                        "--logging.structured.format.console=");
    }

    /** An application of some services, and those who are told of it. */
    private static final class App {

        private final String prefix;
        private final String name = "app-" + UUID.randomUUID().toString().substring(0, 8);
        private final String address = name + "@example.com";

        App(String prefix) {
            this.prefix = prefix;
        }

        void settings(boolean enabled, long windowMillis) throws Exception {
            var settings =
                    JobSettings.newBuilder()
                            .setVersion(1)
                            .setStatus(JobState.ON)
                            .setGoToAccountKey("1")
                            .setNotification(
                                    NotificationSettings.newBuilder()
                                            .setEnabled(enabled)
                                            .setEmail(address)
                                            .setWindowMillis(windowMillis)
                                            .setIntervalMillis(0)
                                            .build())
                            .setRoles(List.of())
                            .setUpdatedBy("test")
                            .setUpdatedAt(Instant.now())
                            .build();
            send(Topics.SETTINGS, "", settings);
        }

        Decision failed(String user) throws Exception {
            Decision decision = decision(user, DecisionKind.ESCROWED);
            send(Topics.DECISIONS, decision.getUserId().toString(), decision);
            return decision;
        }

        void succeeded(Decision before) throws Exception {
            succeeded(before.getUserId());
        }

        void succeeded(UUID user) throws Exception {
            send(
                    Topics.RESULTS,
                    user.toString(),
                    Result.newBuilder()
                            .setCommandId(UUID.randomUUID())
                            .setUserId(user)
                            .setUserName("ana@example.com")
                            .setDisplayName("Ana Gomes")
                            .setAction(Action.CREATE)
                            .setOutcome(Outcome.SUCCEEDED)
                            .setAttempts(1)
                            .setApiCalls(1)
                            .setStartedAt(Instant.now())
                            .setFinishedAt(Instant.now())
                            .build());
        }

        void connector(ConnectorState state) throws Exception {
            send(
                    Topics.CONNECTOR_STATUS,
                    "",
                    ConnectorStatus.newBuilder()
                            .setState(state)
                            .setReason(state == ConnectorState.HEALTHY ? null : "Refused.")
                            .setSince(Instant.now())
                            .setAt(Instant.now())
                            .setSettingsVersion(1)
                            .build());
        }

        void adopted(String user) throws Exception {
            Decision decision = decision(user, DecisionKind.ADOPTED);
            send(Topics.DECISIONS, decision.getUserId().toString(), decision);
        }

        private Decision decision(String user, DecisionKind kind) {
            return Decision.newBuilder()
                    .setId(UUID.randomUUID())
                    .setUserId(UUID.randomUUID())
                    .setUserName(user.replace(' ', '.') + "@example.com")
                    .setDisplayName(user)
                    .setKind(kind)
                    .setReason("NO_SEATS")
                    .setDetails("No seat is free.")
                    .setRecommendedAction("Buy a seat.")
                    .setAction(Action.CREATE)
                    .setAttempt(1)
                    .setCauses(List.of())
                    .setDecidedAt(Instant.now())
                    .build();
        }

        void held(int users) throws Exception {
            var hold =
                    RemovalHold.newBuilder()
                            .setHoldId("h1")
                            .setReason("Too many at once.")
                            .setOpenedAt(Instant.now())
                            .setExpiresAt(Instant.now().plusSeconds(600))
                            .setHeld(users)
                            .setAlreadyRun(3)
                            .setLimit(10)
                            .setUsers(List.of())
                            .build();
            send(
                    Topics.JOB_STATUS,
                    "",
                    JobStatus.newBuilder()
                            .setState(JobState.ON)
                            .setSettingsVersion(1)
                            .setManagedAccounts(40)
                            .setUrgentInFlight(0)
                            .setBulkInFlight(0)
                            .setWaiting(0)
                            .setInGrace(0)
                            .setEscrowed(0)
                            .setHeld(users)
                            .setHolds(List.of(hold))
                            .setUpdatedAt(Instant.now())
                            .build());
        }

        void send(Topic<?> topic, String id, SpecificRecord value) throws Exception {
            send(topic, id, SERIALIZER.encode(value));
        }

        void send(Topic<?> topic, String id, byte @Nullable [] value) throws Exception {
            byte[] key = new RecordKey(name, id).bytes();
            producer.send(new ProducerRecord<>(topic.named(prefix), key, value)).get();
        }

        /** Mails to those who are told of it, oldest first. */
        List<MimeMessage> mails() {
            return Arrays.stream(mailbox.getReceivedMessages()).filter(this::isMine).toList();
        }

        List<String> subjects() throws MessagingException {
            List<String> subjects = new ArrayList<>();
            for (MimeMessage mail : mails()) {
                subjects.add(mail.getSubject());
            }
            return subjects;
        }

        private boolean isMine(MimeMessage mail) {
            try {
                return Arrays.asList(mail.getAllRecipients())
                        .contains(new InternetAddress(address));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        List<NotificationState> states() {
            return newestMessages().stream().map(Notification::getState).toList();
        }

        List<Notification> open() {
            return newestNotifications().stream()
                    .filter(record -> record.getState() == NotificationState.OPEN)
                    .toList();
        }

        List<Notification> newestMessages() {
            return newestNotifications().stream()
                    .filter(record -> record.getState() != NotificationState.OPEN)
                    .toList();
        }

        List<Notification> newestNotifications() {
            var decoder = new RecordDecoder<>(Notification.class, new SchemaStore.Cache());
            Map<String, Notification> newest = new LinkedHashMap<>();
            for (var record : records(Topics.NOTIFICATIONS.named(prefix), PARTITIONS)) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (!key.startsWith(name + "|")) {
                    continue;
                }
                if (record.value() == null) {
                    newest.remove(key);
                } else {
                    newest.put(key, decoder.decode(record.value()));
                }
            }
            return List.copyOf(newest.values());
        }
    }

    private static List<byte[]> values(String topic, int partitions) {
        return records(topic, partitions).stream().map(ConsumerRecord::value).toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String topic, int partitions) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        var reading = clients();
        reading.put("fetch.max.wait.ms", 10); // closing waits for the fetch under way
        try (var consumer =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            while (all.stream()
                    .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Properties clients() {
        var clients = new Properties();
        clients.put("bootstrap.servers", broker.getBrokersAsString());
        return clients;
    }
}
