package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Outbox;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Origin;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.UserState;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.TopicCreation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

class AssignmentServiceIT {

    private static final String ENTITLEMENTS = "assignment.entitlements.v1";
    private static final Origin TEST = Origin.of(Origin.API, "test");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static EmbeddedKafkaKraftBroker broker;
    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext service;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedKafkaKraftBroker(1, 2);
        broker.afterPropertiesSet();
        try (Admin admin = Admin.create(clients())) {
            new TopicCreation("", 2, (short) 1).createMissing(admin);
        }
        postgres = EmbeddedPostgres.start();
        service = run("assignment", broker.getBrokersAsString());
        http = HttpClient.newHttpClient();
    }

    private static ConfigurableApplicationContext run(String schema, String servers) {
        return new SpringApplicationBuilder(AssignmentServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--assignment.api-token=secret",
                        "--assignment.bulk.chunk=50",
                        "--logging.structured.format.console=",
                        "--spring.kafka.bootstrap-servers=" + servers,
                        "--spring.flyway.schemas=" + schema,
                        "--spring.flyway.default-schema=" + schema,
                        "--spring.datasource.hikari.schema=" + schema,
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws Exception {
        http.close();
        service.close();
        postgres.close();
        broker.destroy();
    }

    @Test
    void tellsAboutAPersonFromAssignmentToDeletion() throws Exception {
        String user = "/api/v1/users/anna%40story.example";
        assertThat(post("/api/v1/users", anna("Anna")).statusCode()).isEqualTo(201);
        assertThat(post("/api/v1/users", anna("Anna")).statusCode()).isEqualTo(200);
        assertThat(post("/api/v1/groups", "{'id':'story','displayName':'Story'}").statusCode())
                .isEqualTo(201);
        assertThat(
                        post("/api/v1/groups/story/members", "{'userName':'anna@story.example'}")
                                .statusCode())
                .isEqualTo(204);
        assertThat(post("/api/v1/assignments", "{'group':'story','role':'Pro'}").statusCode())
                .isEqualTo(201);
        assertThat(post("/api/v1/assignments", "{'group':'story','role':'Pro'}").statusCode())
                .isEqualTo(200);
        assertThat(post("/api/v1/users", anna("Annabel")).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/api/v1/assignments?group=story&role=Pro").statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", user).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", user + "?hard=true").statusCode()).isEqualTo(204);
        assertThat(send("GET", user).statusCode()).isEqualTo(404);

        List<Entitlement> said = awaitEntitlements("@story.example", 5);

        assertThat(said).extracting(Entitlement::getRevision).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(said).extracting(it -> it.getRoles().size()).containsExactly(1, 1, 0, 0, 0);
        assertThat(said.getFirst().getRoles().getFirst().getVia()).containsExactly("group/story");
        assertThat(said.get(1).getAttributes().get("givenName")).containsExactly("Annabel");
        assertThat(said.getLast().getState()).isEqualTo(UserState.HARD_DELETED);
        assertThat(said).extracting(Entitlement::getChange).containsOnly(ChangeKind.SINGLE);
    }

    @Test
    void refusesBadRowsWithLineAndReasonAndTakesTheRest() throws Exception {
        String csv =
                "\uFEFFdisplayName,userPrincipalName,mail,accountEnabled,city\r\n"
                        + "\"Csv, Carla\",carla@csv.example,carla@csv.example,True,Graz\r\n"
                        + "Bad Mail,bad@csv.example,nomail,True,Graz\r\n"
                        + "Short,row\r\n"
                        + "\"Dora \"\"D\"\"\",dora@csv.example,,False,\r\n";

        var users = importOf("text/csv", csv);
        var assigned =
                importOf(
                        "application/x-ndjson",
                        """
                        {"kind":"assignment","user":"dora@csv.example","role":"Pro"}
                        {"kind":"assignment","user":"nobody@csv.example","role":"Pro"}
                        no json
                        {"kind":"member","group":"nowhere","userName":"dora@csv.example"}
                        {"kind":"assignment","application":"x","user":"dora@csv.example","role":"Pro"}
                        {"kind":"assignment","user":"carla@csv.example","role":"Pro"}
                        """);

        assertThat(users.body())
                .contains("\"accepted\":2", "\"line\":3", "mail: 'nomail'", "\"line\":4");
        assertThat(assigned.body())
                .contains("\"accepted\":2", "nobody@csv.example", "\"line\":3", "'nowhere'", "'x'");
        List<Entitlement> said = awaitEntitlements("@csv.example", 2);
        assertThat(said)
                .extracting(Entitlement::getUserName)
                .containsExactly("dora@csv.example", "carla@csv.example");
        assertThat(said.getFirst().getState()).isEqualTo(UserState.DISABLED);
        assertThat(said.getLast().getAttributes().get("city")).containsExactly("Graz");
        assertThat(said).extracting(Entitlement::getChange).containsOnly(ChangeKind.BULK);
    }

    @Test
    void keepsTheOrderOfALargeImportAndSaysNothingTwice() throws Exception {
        String lines =
                IntStream.range(0, 1000)
                        .mapToObj(
                                it ->
                                        """
                                        {"kind":"user","userName":"u%d@bulk.example"}
                                        {"kind":"assignment","user":"u%d@bulk.example","role":"Pro"}
                                        """
                                                .formatted(it, it))
                        .collect(Collectors.joining());

        Instant begin = Instant.now();
        var first = importOf("application/x-ndjson", lines);
        Duration took = Duration.between(begin, Instant.now());
        var second = importOf("application/x-ndjson", lines);

        assertThat(first.body()).contains("\"accepted\":2000", "\"refused\":[]");
        assertThat(second.body()).contains("\"unchanged\":2000");
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(awaitEntitlements("@bulk.example", 1000))
                .extracting(Entitlement::getUserName)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000)
                                .mapToObj(it -> "u" + it + "@bulk.example")
                                .toList());
        await().atMost(PATIENCE)
                .until(() -> management("/actuator/prometheus").contains("outbox_pending 0.0"));
    }

    @Test
    void refusesWhatMakesNoSenseInPlainWords() throws Exception {
        var noMail = post("/api/v1/users", "{'userName':'x','attributes':{'mail':'x'}}");
        var noUser = post("/api/v1/assignments", "{'user':'ghost','role':'Pro'}");
        var noApplication =
                post("/api/v1/assignments", "{'application':'zoom','user':'ghost','role':'Pro'}");
        var tooLarge = post("/api/v1/users", "{'userName':'" + "x".repeat(70_000) + "'}");

        assertThat(noMail.statusCode()).isEqualTo(422);
        assertThat(noMail.body()).contains("mail: 'x' is not a mail address");
        assertThat(noMail.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(noUser.statusCode()).isEqualTo(404);
        assertThat(noApplication.statusCode()).isEqualTo(422);
        assertThat(post("/api/v1/users", "[").statusCode()).isEqualTo(400);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
    }

    @Test
    void answersNobodyWithoutTheToken() throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/assignments"));

        var none = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var wrong =
                http.send(
                        request.header("Authorization", "Bearer wrong").build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(management("/actuator/health/readiness")).contains("UP");
    }

    @Test
    void sendsLaterWhatItTookWhileKafkaWasAway() throws Exception {
        Outbox outbox;
        try (var alone = run("away", "localhost:1")) {
            var applying = alone.getBean(ApplyingChanges.class);
            outbox = alone.getBean(Outbox.class);
            applying.one(ChangeReader.user(Map.of("userName", "late@away.example")), TEST);
            applying.one(
                    ChangeReader.assignment(Map.of("user", "late@away.example", "role", "Pro")),
                    TEST);
            assertThat(outbox.pending()).isEqualTo(2);
        }
        try (var back = run("away", broker.getBrokersAsString())) {
            outbox = back.getBean(Outbox.class);
            await().atMost(PATIENCE).until(outbox::pending, it -> it == 0);
        }

        awaitEntitlements("@away.example", 1);
    }

    @Test
    void acceptsAnApplicationOnceItHasSettings() throws Exception {
        var settings =
                JobSettings.newBuilder()
                        .setVersion(1)
                        .setStatus(JobState.ON)
                        .setGoToAccountKey("1")
                        .setNotificationBuilder(NotificationSettings.newBuilder().setEnabled(false))
                        .setRoles(
                                List.of(
                                        ProvisionedRole.newBuilder()
                                                .setName("Pro")
                                                .setLicenceKeys(List.of("1"))
                                                .build()))
                        .setUpdatedBy("test")
                        .setUpdatedAt(Instant.EPOCH)
                        .build();
        publishSettings("subsidiary", new RecordSerializer().encode(settings));

        await().atMost(PATIENCE)
                .until(
                        () ->
                                post(
                                                        "/api/v1/assignments",
                                                        "{'application':'subsidiary','user':'ghost','role':'Pro'}")
                                                .statusCode()
                                        == 404);
    }

    @Test
    void putsUnreadableSettingsIntoTheDeadLetters() throws Exception {
        publishSettings("odd", new byte[] {1, 2, 3});

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(read("assignment-service.console.settings.v1.dlt"))
                                        .extracting(ConsumerRecord::key)
                                        .containsExactly("odd"));
    }

    private static void publishSettings(String application, byte[] value) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        clients(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    "console.settings.v1",
                                    application.getBytes(StandardCharsets.UTF_8),
                                    value))
                    .get();
        }
    }

    private static String anna(String givenName) {
        return "{'externalId':'e-anna','userName':'anna@story.example','attributes':{'givenName':'"
                + givenName
                + "','mail':'anna@story.example'}}";
    }

    private static List<Entitlement> awaitEntitlements(String domain, int many) {
        SchemaStore noOthers = _ -> null;
        var decoder = new RecordDecoder<>(Entitlement.class, noOthers);
        List<Entitlement> said = new ArrayList<>();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            said.clear();
                            for (var record : read(ENTITLEMENTS)) {
                                Entitlement one = decoder.decode(record.value());
                                if (one.getUserName().endsWith(domain)) {
                                    said.add(one);
                                    assertThat(record.key())
                                            .isEqualTo("gotomeeting|" + one.getUserId());
                                    assertThat(EventHeaders.read(record.headers())).isPresent();
                                }
                            }
                            assertThat(said).hasSize(many);
                        });
        return said;
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        // Closing waits for the fetch under way.
                        Map.of(
                                "bootstrap.servers",
                                broker.getBrokersAsString(),
                                "fetch.max.wait.ms",
                                10),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(AssignmentServiceIT::partition)
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

    private static TopicPartition partition(PartitionInfo it) {
        return new TopicPartition(it.topic(), it.partition());
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", broker.getBrokersAsString());
    }

    private static HttpResponse<String> importOf(String type, String body) throws Exception {
        return exchange("POST", "/api/v1/import", type, body);
    }

    private static HttpResponse<String> post(String path, String json) throws Exception {
        return exchange("POST", path, "application/json", json.replace('\'', '"'));
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        return exchange(method, path, "application/json", "");
    }

    private static HttpResponse<String> exchange(
            String method, String path, String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer secret")
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String management(String path) throws Exception {
        String port = service.getEnvironment().getProperty("local.management.port");
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static URI uri(String path) {
        String port = service.getEnvironment().getProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }
}
