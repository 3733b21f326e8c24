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
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        String text = GreenMailUtil.getWholeMessage(mail);
        assertThat(text).contains("Ana Gomes", "Bo Lind").doesNotContain("Cleo Fine");
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        assertThat(newestMessages().getFirst().getItems()).hasSize(3);
        assertThat(open()).hasSize(3);
        assertThat(mail.getMessageID()).contains(newestMessages().getFirst().getId().toString());
    }

    @Test
    void mailsOnceWhatWasOpenBeforeARestartAndThenThatItIsOver() throws Exception {
        settings(true, 4_000);
        var first = start();
        Decision failure = failed("Ana Gomes");
        await().atMost(LONG).until(() -> open().size() == 1);
        first.close();
        assertThat(mailbox.getReceivedMessages()).isEmpty();

        var second = start();
        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        assertThat(mailbox.getReceivedMessages()).hasSize(1);
        second.close();
        start();
        succeeded(failure);

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 2);
        assertThat(mailbox.getReceivedMessages()[1].getHeader("In-Reply-To"))
                .containsExactly(mailbox.getReceivedMessages()[0].getMessageID());
        await().atMost(LONG).until(() -> open().isEmpty());
    }

    @Test
    void mailsNothingThatHealsWithinTheWindow() throws Exception {
        settings(true, 3_000);
        start();
        succeeded(failed("Ana Gomes"));
        failed("Bo Lind");

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length > 0);
        assertThat(GreenMailUtil.getWholeMessage(mailbox.getReceivedMessages()[0]))
                .contains("Bo Lind")
                .doesNotContain("Ana Gomes");
    }

    @Test
    void mailsATestOnRequestWhateverElseIsTheCase() throws Exception {
        settings(true, 60_000);
        start();
        connector(ConnectorState.MAINTENANCE);
        failed("Ana Gomes");
        send(
                Topics.REQUESTS,
                UUID.randomUUID().toString(),
                JobRequest.newBuilder()
                        .setKind(RequestKind.TEST_MAIL)
                        .setRequestedBy("console API")
                        .setRequestedAt(Instant.now())
                        .build());

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length > 0);
        assertThat(mailbox.getReceivedMessages())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Usher: A test mail"));
    }

    @Test
    void mailsOfQuarantineInPlaceOfUsers() throws Exception {
        settings(true, 1_000);
        start();
        connector(ConnectorState.QUARANTINED);
        await().atMost(LONG).until(() -> open().size() == 1);
        failed("Ana Gomes");
        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 1);
        connector(ConnectorState.HEALTHY);

        await().atMost(LONG).until(() -> mailbox.getReceivedMessages().length == 3);
        assertThat(mailbox.getReceivedMessages())
                .extracting(mail -> mail.getSubject())
                .containsExactlyInAnyOrder(
                        "Usher: Provisioning of gotomeeting is stopped",
                        "Usher: Provisioning of gotomeeting goes on",
                        "Usher: 1 person could not get their GoToMeeting account");
    }

    @Test
    void mailsFromOneOfTwoInstances() throws Exception {
        settings(true, 2_000);
        start();
        start();
        failed("Ana Gomes");

        await().atMost(LONG).until(() -> states().equals(List.of(NotificationState.SENT)));
        services.getFirst().close();
        failed("Bo Lind");

        await().atMost(LONG)
                .until(
                        () ->
                                states().equals(
                                                List.of(
                                                        NotificationState.SENT,
                                                        NotificationState.SENT)));
        assertThat(mailbox.getReceivedMessages()).hasSize(2);
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
        assertThat(newestMessages())
                .allSatisfy(notification -> assertThat(notification.getItems()).hasSize(1));
    }

    @Test
    void mailsAHoldOnceAndAtOnceHoweverOftenItIsTold() throws Exception {
        settings(true, 3_000);
        var first = start();
        failed("Ana Gomes");
        await().atMost(LONG).until(() -> open().size() == 1);
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
        assertThat(newestMessages().getFirst().getItems())
                .singleElement()
                .satisfies(item -> assertThat(item.getName()).isEqualTo("Bo Lind"));
        await().atMost(LONG).until(() -> meters.get("notifier.pending").gauge().value() == 0);
        assertThat(
                        meters.get("notifier.sent")
                                .tags("outcome", "sent", "channel", "mail")
                                .counter()
                                .count())
                .isOne();
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
                .contains(
                        "notifier_pending 0.0",
                        "notifier_sent_total{channel=\"mail\",outcome=\"sent\"} 0.0");
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
                                NotificationSettings.newBuilder()
                                        .setEnabled(enabled)
                                        .setEmail("team@example.com")
                                        .setWindowMillis(windowMillis)
                                        .setIntervalMillis(0)
                                        .build())
                        .setRoles(List.of())
                        .setUpdatedBy("test")
                        .setUpdatedAt(Instant.now())
                        .build();
        send(Topics.SETTINGS, "", settings);
    }

    private Decision failed(String name) throws Exception {
        Decision decision = decision(name, DecisionKind.ESCROWED);
        send(Topics.DECISIONS, decision.getUserId().toString(), decision);
        return decision;
    }

    private void succeeded(Decision before) throws Exception {
        send(
                Topics.RESULTS,
                before.getUserId().toString(),
                Result.newBuilder()
                        .setCommandId(UUID.randomUUID())
                        .setUserId(before.getUserId())
                        .setUserName(before.getUserName())
                        .setDisplayName(before.getDisplayName())
                        .setAction(Action.CREATE)
                        .setOutcome(Outcome.SUCCEEDED)
                        .setAttempts(1)
                        .setApiCalls(1)
                        .setStartedAt(Instant.now())
                        .setFinishedAt(Instant.now())
                        .build());
    }

    private void connector(ConnectorState state) throws Exception {
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
        return newestMessages().stream().map(Notification::getState).toList();
    }

    private List<Notification> open() {
        return newestNotifications().stream()
                .filter(record -> record.getState() == NotificationState.OPEN)
                .toList();
    }

    private List<Notification> newestMessages() {
        return newestNotifications().stream()
                .filter(record -> record.getState() != NotificationState.OPEN)
                .toList();
    }

    private List<Notification> newestNotifications() {
        var decoder = new RecordDecoder<>(Notification.class, new SchemaStore.Cache());
        Map<String, Notification> newest = new LinkedHashMap<>();
        for (var record : records(Topics.NOTIFICATIONS.named(prefix), PARTITIONS)) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                newest.remove(key);
            } else {
                newest.put(key, decoder.decode(record.value()));
            }
        }
        return List.copyOf(newest.values());
    }

    private List<byte[]> values(String topic, int partitions) {
        return records(topic, partitions).stream().map(ConsumerRecord::value).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic, int partitions) {
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
