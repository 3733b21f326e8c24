package dev.usher.assignment;

import static dev.usher.assignment.Surroundings.PATIENCE;
import static dev.usher.assignment.Surroundings.awaitEntitlements;
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
import dev.usher.contracts.serde.RecordSerializer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AssignmentServiceIT {

    private static final Origin TEST = Origin.of(Origin.API, "test");

    private static Instance service;

    @BeforeAll
    static void start() {
        service = Instance.start("assignment", "--assignment.bulk.chunk=50");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tellsAboutAPersonFromAssignmentToDeletion() throws Exception {
        String user = "/api/v1/users/anna%40story.example";
        assertThat(service.post("/api/v1/users", anna("Anna")).statusCode()).isEqualTo(201);
        assertThat(service.post("/api/v1/users", anna("Anna")).statusCode()).isEqualTo(200);
        assertThat(
                        service.post("/api/v1/groups", "{'id':'story','displayName':'Story'}")
                                .statusCode())
                .isEqualTo(201);
        assertThat(
                        service.post(
                                        "/api/v1/groups/story/members",
                                        "{'userName':'anna@story.example'}")
                                .statusCode())
                .isEqualTo(204);
        assertThat(
                        service.post("/api/v1/assignments", "{'group':'story','role':'Pro'}")
                                .statusCode())
                .isEqualTo(201);
        assertThat(
                        service.post("/api/v1/assignments", "{'group':'story','role':'Pro'}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(service.post("/api/v1/users", anna("Annabel")).statusCode()).isEqualTo(200);
        assertThat(service.send("DELETE", "/api/v1/assignments?group=story&role=Pro").statusCode())
                .isEqualTo(204);
        assertThat(service.send("DELETE", user).statusCode()).isEqualTo(204);
        assertThat(service.send("DELETE", user + "?hard=true").statusCode()).isEqualTo(204);
        assertThat(service.send("GET", user).statusCode()).isEqualTo(404);

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

        var users = service.importOf("text/csv", csv);
        var assigned =
                service.importOf(
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
        List<Entitlement> said =
                awaitEntitlements("@csv.example", 2).stream()
                        .sorted(Comparator.comparing(Entitlement::getUserName).reversed())
                        .toList();
        assertThat(said)
                .extracting(Entitlement::getUserName)
                .containsExactly("dora@csv.example", "carla@csv.example");
        assertThat(said.getFirst().getState()).isEqualTo(UserState.DISABLED);
        assertThat(said.getLast().getAttributes().get("city")).containsExactly("Graz");
        assertThat(said).extracting(Entitlement::getChange).containsOnly(ChangeKind.BULK);
    }

    @Test
    void takesALargeImportAndSaysNothingTwice() throws Exception {
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
        var first = service.importOf("application/x-ndjson", lines);
        Duration took = Duration.between(begin, Instant.now());
        var second = service.importOf("application/x-ndjson", lines);

        assertThat(first.body()).contains("\"accepted\":2000", "\"refused\":[]");
        assertThat(second.body()).contains("\"unchanged\":2000");
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(awaitEntitlements("@bulk.example", 1000))
                .extracting(Entitlement::getUserName)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1000)
                                .mapToObj(it -> "u" + it + "@bulk.example")
                                .toList());
        await().atMost(PATIENCE)
                .until(
                        () ->
                                service.management("/actuator/prometheus")
                                        .contains("outbox_pending 0.0"));
    }

    @Test
    void refusesWhatMakesNoSenseInPlainWords() throws Exception {
        var noMail = service.post("/api/v1/users", "{'userName':'x','attributes':{'mail':'x'}}");
        var noUser = service.post("/api/v1/assignments", "{'user':'ghost','role':'Pro'}");
        var noApplication =
                service.post(
                        "/api/v1/assignments",
                        "{'application':'zoom','user':'ghost','role':'Pro'}");
        var tooLarge = service.post("/api/v1/users", "{'userName':'" + "x".repeat(70_000) + "'}");

        assertThat(noMail.statusCode()).isEqualTo(422);
        assertThat(noMail.body()).contains("mail: 'x' is not a mail address");
        assertThat(noMail.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(noUser.statusCode()).isEqualTo(404);
        assertThat(noApplication.statusCode()).isEqualTo(422);
        assertThat(service.post("/api/v1/users", "[").statusCode()).isEqualTo(400);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
    }

    @Test
    void answersNobodyWithoutTheToken() throws Exception {
        var request = HttpRequest.newBuilder(service.uri("/api/v1/assignments"));

        var none = service.exchange(request.build());
        var wrong = service.exchange(request.header("Authorization", "Bearer wrong").build());

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(service.management("/actuator/health/readiness")).contains("UP");
    }

    @Test
    void sendsLaterWhatItTookWhileKafkaWasAway() throws Exception {
        try (var alone = Instance.start("away", "--spring.kafka.bootstrap-servers=localhost:1")) {
            var applying = alone.bean(ApplyingChanges.class);
            Outbox outbox = alone.bean(Outbox.class);
            applying.one(ChangeReader.user(Map.of("userName", "late@away.example")), TEST);
            applying.one(
                    ChangeReader.assignment(Map.of("user", "late@away.example", "role", "Pro")),
                    TEST);
            assertThat(outbox.pending(9)).isEqualTo(2);
        }
        try (var back = Instance.start("away")) {
            Outbox outbox = back.bean(Outbox.class);
            await().atMost(PATIENCE).until(() -> outbox.pending(9), it -> it == 0);
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
                                service.post(
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
                                assertThat(
                                                Surroundings.read(
                                                        "assignment-service.console.settings.v1.dlt"))
                                        .extracting(ConsumerRecord::key)
                                        .containsExactly("odd"));
    }

    private static void publishSettings(String application, byte[] value) throws Exception {
        Surroundings.publish(
                "console.settings.v1", application.getBytes(StandardCharsets.UTF_8), value);
    }

    private static String anna(String givenName) {
        return "{'externalId':'e-anna','userName':'anna@story.example','attributes':{'givenName':'"
                + givenName
                + "','mail':'anna@story.example'}}";
    }
}
