package dev.usher.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.contracts.Action;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.Notification;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.NotificationState;
import dev.usher.contracts.RemovalHold;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.TopicCreation;
import dev.usher.contracts.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The whole service against a broker and a mail server; each test has its own topics. */
class NotifierIT {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String APPLICATION = "gotomeeting";
    private static final int PARTITIONS = 2;

    private static EmbeddedKafkaKraftBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;

    private final RecordSerializer serializer = new RecordSerializer();
    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    private final List<ConfigurableApplicationContext> services = new ArrayList<>();
    private GreenMail mailbox;
    private int smtpPort;

    @BeforeAll
    static void startBroker() {
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
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        broker.destroy();
    }

    @BeforeEach
    void setUp() throws Exception {
        try (var admin = Admin.create(clients())) {
            new TopicCreation(prefix, PARTITIONS, (short) 1).createMissing(admin);
        }
        mailbox = mailbox(0);
        mailbox.start();
        smtpPort = mailbox.getSmtp().getPort();
    }

    @AfterEach
    void tearDown() {
        services.forEach(ConfigurableApplicationContext::close);
        mailbox.stop();
    }

    @Test
    void mailsFailuresOfOneWindowTogether() throws Exception {
        settings(true, 3_000);
        start();

        failed("Ana Gomes");
        failed("Bo Lind");
        adopted("Cleo Fine");
        failed("Dörte Groß");

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length > 0);
        var mail = mailbox.getReceivedMessages()[0];
        assertThat(mail.getSubject())
                .isEqualTo("Usher: 3 people could not get their GoToMeeting account");
        String text = mail.getContent() == null ? "" : GreenMailUtil.getWholeMessage(mail);
        assertThat(text).contains("Ana Gomes", "Bo Lind").doesNotContain("Cleo Fine");
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(newestNotifications().getFirst().getItems()).hasSize(3);
        assertThat(mail.getMessageID())
                .contains(newestNotifications().getFirst().getId().toString());
    }

    @Test
    void mailsOnceWhatWasPlannedBeforeARestart() throws Exception {
        settings(true, 6_000);
        var first = start();
        failed("Ana Gomes");
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.PLANNED)));
        first.close();
        assertThat(mailbox.getReceivedMessages()).isEmpty();

        start();

        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void mailsNothingTwiceWhenADecisionIsRepeatedAfterARestart() throws Exception {
        settings(true, 0);
        var first = start();
        Decision decision = decision("Ana Gomes", DecisionKind.ESCROWED);
        send(Topics.DECISIONS, decision.getUserId().toString(), decision);
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        first.close();

        start();
        send(Topics.DECISIONS, decision.getUserId().toString(), decision);
        failed("Bo Lind");

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 2);
        assertThat(newestNotifications())
                .allSatisfy(notification -> assertThat(notification.getItems()).hasSize(1));
    }

    @Test
    void mailsAHoldOnceAndAtOnceHoweverOftenItIsTold() throws Exception {
        settings(true, 3_000);
        var first = start();
        failed("Ana Gomes");
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.PLANNED)));
        held(34);
        held(35);
        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 2);
        first.close();

        start();
        held(36);
        failed("Bo Lind");

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 3);
        assertThat(mailbox.getReceivedMessages())
                .extracting(mail -> mail.getSubject())
                .containsExactly(
                        "Usher: 34 people held by the removal guard until somebody decides",
                        "Usher: 1 person could not get their GoToMeeting account",
                        "Usher: 1 person could not get their GoToMeeting account");
    }

    @Test
    void waitsForAMailServerThatIsAway() throws Exception {
        settings(true, 0);
        mailbox.stop();
        start();
        failed("Ana Gomes");
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.PLANNED)));

        mailbox = mailbox(smtpPort);
        mailbox.start();

        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
    }

    @Test
    void putsAsideWhatCannotBeReadAndGoesOn() throws Exception {
        settings(true, 0);
        start();
        byte[] key = new RecordKey(APPLICATION, "x").bytes();
        byte[] garbage = "no record".getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.DECISIONS.named(prefix), key, garbage)).get();
        producer.send(new ProducerRecord<>(Topics.DECISIONS.named(prefix), key, null)).get();
        failed("Ana Gomes");

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 1);
        String deadLetters =
                Topic.deadLetters(prefix + Topics.NOTIFIER_SERVICE, Topics.DECISIONS.named(prefix));
        await().atMost(LONG).until(() -> !values(deadLetters, 1).isEmpty());
        assertThat(values(deadLetters, 1)).containsExactly(garbage);
    }

    @Test
    void putsSettingsAsideOnceThatCannotBeReadAndKeepsTheLastOnes() throws Exception {
        settings(true, 0);
        var first = start();
        byte[] garbage = "no settings".getBytes(StandardCharsets.UTF_8);
        producer.send(
                        new ProducerRecord<>(
                                Topics.SETTINGS.named(prefix),
                                new RecordKey(APPLICATION, "").bytes(),
                                garbage))
                .get();
        String deadLetters =
                Topic.deadLetters(prefix + Topics.NOTIFIER_SERVICE, Topics.SETTINGS.named(prefix));
        await().atMost(LONG).until(() -> values(deadLetters, 1).size() == 1);
        failed("Ana Gomes");
        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 1);
        first.close();

        start();
        failed("Bo Lind");

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 2);
        assertThat(values(deadLetters, 1)).containsExactly(garbage);
    }

    @Test
    void mailsNobodyWhileSwitchedOff() throws Exception {
        settings(false, 0);
        var service = start();
        failed("Ana Gomes");
        var meters = service.getBean(MeterRegistry.class);
        await().atMost(LONG).until(() -> failures(meters, "unaddressed") == 1);

        settings(true, 0);
        failed("Bo Lind");

        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        assertThat(newestNotifications().getFirst().getItems())
                .singleElement()
                .satisfies(item -> assertThat(item.getWho()).contains("Bo Lind"));
        await().atMost(LONG).until(() -> meters.get("notifier.pending").gauge().value() == 0);
        assertThat(meters.get("notifier.sent").tag("outcome", "sent").counter().count()).isOne();
    }

    @Test
    void showsHealthAndMetricsAndNothingElse() throws Exception {
        var service = start();
        String base =
                "http://127.0.0.1:"
                        + service.getEnvironment().getProperty("local.management.port")
                        + "/actuator/";

        assertThat(get(base + "health/readiness").statusCode()).isEqualTo(200);
        assertThat(get(base + "health/liveness").statusCode()).isEqualTo(200);
        assertThat(get(base + "prometheus").body())
                .contains("notifier_pending 0.0", "notifier_sent_total{outcome=\"sent\"} 0.0");
        assertThat(get(base + "env").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static double failures(MeterRegistry meters, String outcome) {
        return meters.get("notifier.failures").tag("outcome", outcome).counter().count();
    }

    private static GreenMail mailbox(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private ConfigurableApplicationContext start() {
        var service =
                new SpringApplicationBuilder(NotifierApplication.class)
                        .run(
                                "--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
                                "--contracts.topic-prefix=" + prefix,
                                "--notifier.from=usher@example.com",
                                "--notifier.retry.first=200ms",
                                "--notifier.retry.longest=1s",
                                "--spring.mail.host=127.0.0.1",
                                "--spring.mail.port=" + smtpPort,
                                "--management.server.port=0",
                                "--logging.structured.format.console=");
        services.add(service);
        return service;
    }

    private void settings(boolean enabled, long windowMillis) throws Exception {
        var settings =
                JobSettings.newBuilder()
                        .setVersion(1)
                        .setStatus(JobState.ON)
                        .setGoToAccountKey("1")
                        .setNotification(
                                new NotificationSettings(enabled, "team@example.com", windowMillis))
                        .setRoles(List.of())
                        .setUpdatedBy("test")
                        .setUpdatedAt(Instant.now())
                        .build();
        send(Topics.SETTINGS, "", settings);
    }

    private void failed(String name) throws Exception {
        Decision decision = decision(name, DecisionKind.ESCROWED);
        send(Topics.DECISIONS, decision.getUserId().toString(), decision);
    }

    private void adopted(String name) throws Exception {
        Decision decision = decision(name, DecisionKind.ADOPTED);
        send(Topics.DECISIONS, decision.getUserId().toString(), decision);
    }

    private static Decision decision(String name, DecisionKind kind) {
        return Decision.newBuilder()
                .setId(UUID.randomUUID())
                .setUserId(UUID.randomUUID())
                .setUserName(name.replace(' ', '.') + "@example.com")
                .setDisplayName(name)
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

    private void held(int users) throws Exception {
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

    private void send(Topic<?> topic, String id, SpecificRecord value) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                topic.named(prefix),
                                new RecordKey(APPLICATION, id).bytes(),
                                serializer.encode(value)))
                .get();
    }

    private List<NotificationState> states() {
        return newestNotifications().stream().map(Notification::getState).toList();
    }

    private List<Notification> newestNotifications() {
        var decoder = new RecordDecoder<>(Notification.class, new SchemaStore.Cache());
        Map<UUID, Notification> newest = new LinkedHashMap<>();
        values(Topics.NOTIFICATIONS.named(prefix), PARTITIONS).stream()
                .map(decoder::decode)
                .forEach(notification -> newest.put(notification.getId(), notification));
        return List.copyOf(newest.values());
    }

    private List<byte[]> values(String topic, int partitions) {
        List<byte[]> values = new ArrayList<>();
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
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static Properties clients() {
        var clients = new Properties();
        clients.put("bootstrap.servers", broker.getBrokersAsString());
        return clients;
    }
}
