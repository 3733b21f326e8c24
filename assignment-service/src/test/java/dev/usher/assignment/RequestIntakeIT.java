package dev.usher.assignment;

import static dev.usher.assignment.Surroundings.PATIENCE;
import static dev.usher.assignment.Surroundings.awaitEntitlements;
import static dev.usher.assignment.Surroundings.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.usher.assignment.adapter.intake.Replay;
import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.AssignmentRequestKind;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.serde.RecordSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a source says in its topic, from there to the entitlements. */
class RequestIntakeIT {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final String HR = "intake.hr.assignment-requests.v1";
    private static final String REFUSED = "assignment-service." + HR + ".dlt";

    private static Instance service;
    private static Producer<byte[], byte[]> hr;

    @BeforeAll
    static void start() {
        service =
                Instance.start(
                        "intake",
                        "--spring.application.name=assignment-service",
                        "--assignment.intake.sources.hr.roles=Pro,Basic");
        hr = new KafkaProducer<>(clients(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        hr.close();
        service.close();
    }

    @Test
    void takesCloudEventsAndAvroInOrderAndTellsOfSingleChanges() throws Exception {
        say("c1", NINE, user("ann@order.example", "Hall"));
        say("c2", NINE, "{'kind':'ASSIGN','user':'ann@order.example','role':'Pro'}");
        say(
                AssignmentRequest.newBuilder()
                        .setKind(AssignmentRequestKind.UNASSIGN)
                        .setEventId("c3")
                        .setOccurredAt(NINE.plusSeconds(1))
                        .setUser("ann@order.example")
                        .setRole("Pro")
                        .build());

        List<Entitlement> told = awaitEntitlements("@order.example", 2);

        assertThat(told.getFirst().getRoles())
                .extracting(EffectiveRole::getRole)
                .containsExactly("Pro");
        assertThat(told.getLast().getRoles()).isEmpty();
        assertThat(told).extracting(Entitlement::getChange).containsOnly(ChangeKind.SINGLE);
    }

    @Test
    void takesAnEventOnceAndOfTwoAboutOneThingTheNewer() throws Exception {
        say("n1", NINE, user("bo@new.example", "Lind"));
        say("n2", NINE, "{'kind':'ASSIGN','user':'bo@new.example','role':'Pro'}");
        say("n3", NINE.minusSeconds(9), user("bo@new.example", "Older"));
        say("n2", NINE.plusSeconds(9), "{'kind':'UNASSIGN','user':'bo@new.example','role':'Pro'}");
        say("n4", NINE.plusSeconds(9), user("bo@new.example", "Newer"));

        List<Entitlement> told = awaitEntitlements("@new.example", 2);

        assertThat(told)
                .extracting(it -> it.getAttributes().get("surname"))
                .containsExactly(List.of("Lind"), List.of("Newer"));
        assertThat(told.getLast().getRoles()).hasSize(1);
    }

    @Test
    void putsAsideWhatCannotBeTakenAndTakesItWhenReplayed() throws Exception {
        hr.send(new ProducerRecord<>(HR, bytes("nonsense"))).get();
        say("r1", NINE, "{'kind':'PROMOTE'}");
        say("r2", NINE, "{'kind':'ASSIGN','user':'cy@replay.example','role':'Admin'}");
        say("r3", NINE, "{'kind':'ASSIGN','application':'zoom','user':'cy','role':'Pro'}");
        say("r4", NINE, "{'kind':'ASSIGN','user':'cy@replay.example','role':'Pro'}");
        await().atMost(PATIENCE).until(RequestIntakeIT::waiting, it -> it.contains("cy@replay"));
        service.bean(JdbcClient.class)
                .sql("UPDATE waiting SET since = since - interval '1 day' WHERE event_id = 'r4'")
                .update();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(REFUSED)).hasSize(5));
        assertThat(read(REFUSED))
                .extracting(it -> header(it, "dlt-reason"))
                .satisfiesExactly(
                        it -> assertThat(it).contains("CloudEvent"),
                        it -> assertThat(it).contains("kind: must be ASSIGN"),
                        it -> assertThat(it).contains("hr may not give 'Admin', only Basic, Pro"),
                        it -> assertThat(it).contains("hr may not give 'zoom', only gotomeeting"),
                        it ->
                                assertThat(it)
                                        .contains("no user 'cy@replay.example', awaited since 20"));

        say("r5", NINE, user("cy@replay.example", "Mora"));
        var replay = new Replay(clients(), "");
        List<String> lines = new ArrayList<>();

        assertThat(replay.run(order("hr", true), lines::add)).isEqualTo(5);
        assertThat(replay.run(order("hr", false), lines::add)).isEqualTo(5);
        assertThat(lines).hasSize(10).allMatch(it -> it.startsWith("hr "));
        assertThat(awaitEntitlements("@replay.example", 1).getFirst().getRoles()).hasSize(1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(REFUSED)).hasSize(9));
        assertThat(replay.run(new Replay.Order(Optional.empty(), false, false), lines::add))
                .isEqualTo(4);
        assertThatExceptionOfType(Replay.UnknownSourceException.class)
                .isThrownBy(() -> replay.run(order("payroll", false), lines::add))
                .withMessage("There is no source payroll; there are: hr");
    }

    @Test
    void hasRequestsWaitForTheirUsersAndGroups() throws Exception {
        say("w1", NINE, "{'kind':'ADD_MEMBER','group':'w','user':'di@wait.example'}");
        say("w2", NINE, "{'kind':'ASSIGN','group':'w','role':'Pro'}");
        say("w3", NINE, "{'kind':'ASSIGN','user':'di@wait.example','role':'Basic'}");
        say("w3", NINE, "{'kind':'ASSIGN','user':'di@wait.example','role':'Basic'}");
        String unassign = "{'kind':'UNASSIGN','user':'di@wait.example','role':'Basic'}";
        hr.send(binary("w4", NINE.plusSeconds(9), unassign)).get();
        await().atMost(PATIENCE).until(RequestIntakeIT::waiting, it -> it.contains("\"w4\""));
        assertThat(waiting()).contains("no group 'w'", "\"source\":\"hr\"", "\"until\"");

        service.post("/api/v1/users", "{'userName':'DI@wait.example'}");
        say("w5", NINE, "{'kind':'UPSERT_GROUP','group':'w','displayName':'W'}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).isEqualTo("[]"));
        Entitlement told = awaitEntitlements("@wait.example", 1).getLast();
        assertThat(told.getRoles()).extracting(EffectiveRole::getRole).containsExactly("Pro");
        assertThat(told.getRoles().getFirst().getVia()).containsExactly("group/w");
        assertThat(service.management("/actuator/prometheus"))
                .contains("assignment_intake_total{outcome=\"waiting\",source=\"hr\"}")
                .contains("assignment_intake_waiting");
    }

    @Test
    void forgetsWhatWaitsForAGroupWithThePersonItNames() throws Exception {
        service.post("/api/v1/users", "{'userName':'ed@later.example','externalId':'e-ed'}");
        service.post("/api/v1/users", "{'userName':'flo@later.example'}");
        say("l1", NINE, "{'kind':'ADD_MEMBER','group':'later','user':'Ed@later.example'}");
        say("l2", NINE, "{'kind':'REMOVE_MEMBER','group':'later','user':'e-ed'}");
        say("l3", NINE, "{'kind':'ADD_MEMBER','group':'later','user':'flo@later.example'}");
        await().atMost(PATIENCE).until(RequestIntakeIT::waiting, it -> it.contains("\"l3\""));
        assertThat(waiting()).contains("\"l1\"", "\"l2\"");

        service.send("POST", "/api/v1/erasures?user=e-ed");

        assertThat(waiting()).contains("\"l3\"").doesNotContain("\"l1\"", "\"l2\"");
        say("l4", NINE, "{'kind':'UPSERT_GROUP','group':'later','displayName':'Later'}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).isEqualTo("[]"));
    }

    @Test
    void takesManyAtOnce() throws Exception {
        for (int i = 0; i < 300; i++) {
            var _ = hr.send(record("m" + i, NINE, user("u" + i + "@many.example", "Many")));
            var _ =
                    hr.send(
                            record(
                                    "ma" + i,
                                    NINE,
                                    "{'kind':'ASSIGN','user':'u"
                                            + i
                                            + "@many.example','role':'Pro'}"));
        }

        assertThat(awaitEntitlements("@many.example", 300))
                .extracting(Entitlement::getUserName)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "u" + i + "@many.example").toList());
    }

    private static String waiting() throws Exception {
        return service.send("GET", "/api/v1/waiting").body();
    }

    private static Replay.Order order(String source, boolean dry) {
        return new Replay.Order(Optional.of(source), false, dry);
    }

    private static String user(String userName, String surname) {
        return "{'kind':'UPSERT_USER','userName':'"
                + userName
                + "','attributes':{'surname':'"
                + surname
                + "'}}";
    }

    private static void say(String id, Instant time, String data) throws Exception {
        hr.send(record(id, time, data)).get();
    }

    private static void say(AssignmentRequest request) throws Exception {
        hr.send(new ProducerRecord<>(HR, new RecordSerializer().encode(request))).get();
    }

    private static ProducerRecord<byte[], byte[]> record(String id, Instant time, String data) {
        return new ProducerRecord<>(
                HR,
                bytes(
                        "{'specversion':'1.0','id':'%s','source':'/hr','type':'t','time':'%s','data':%s}"
                                .formatted(id, time, data)));
    }

    private static ProducerRecord<byte[], byte[]> binary(String id, Instant time, String data) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(HR, bytes(data));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/hr",
                        "ce_type", "t",
                        "ce_time", time.toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> clients() {
        return Map.of("bootstrap.servers", Surroundings.brokers());
    }
}
