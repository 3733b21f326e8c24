package dev.usher.assignment;

import static dev.usher.assignment.Surroundings.PATIENCE;
import static dev.usher.assignment.Surroundings.awaitEntitlements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Entitlement;
import dev.usher.contracts.GracePeriod;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.UserState;
import dev.usher.contracts.serde.RecordSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said again, and what is never said again. */
class ErasureIT {

    private static Instance service;

    @BeforeAll
    static void start() {
        service = Instance.start("erasure", "--assignment.erasure-settling=1s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void forgetsAPersonWhenTheirAccessHasEnded() throws Exception {
        service.post(
                "/api/v1/users",
                "{'userName':'ida@erase.example','externalId':'e-ida',"
                        + "'attributes':{'displayName':'Ida'}}");
        service.post("/api/v1/assignments", "{'user':'ida@erase.example','role':'Pro'}");
        UUID id = awaitEntitlements("ida@erase.example", 1).getFirst().getUserId();
        remember(id, new GracePeriod(Instant.now(), false, false));

        var asked = service.exchange("POST", "/api/v1/erasures?user=e-ida", "text/plain", "");

        assertThat(asked.statusCode()).isEqualTo(202);
        Entitlement last = awaitEntitlements("erased " + id, 1).getLast();
        assertThat(last.getState()).isEqualTo(UserState.HARD_DELETED);
        assertThat(last.getRoles()).isEmpty();
        assertThat(last.getExternalId()).isNull();
        assertThat(service.send("GET", "/api/v1/users/" + id).statusCode()).isEqualTo(404);
        assertThat(service.send("GET", "/api/v1/erasures").body()).contains(id.toString());
        assertThat(service.send("GET", "/api/v1/audit?about=" + id).body())
                .contains("\"action\":\"user.erase\"", "\"by\":\"api\"");
        assertThat(tombstones(id)).isZero();

        remember(id, null);

        await().atMost(PATIENCE.multipliedBy(2)).until(() -> tombstones(id) == 2);
        assertThat(service.send("GET", "/api/v1/erasures").body()).isEqualTo("[]");
        assertThat(
                        service.exchange("POST", "/api/v1/erasures?user=e-ida", "text/plain", "")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysAgainOfOneOrOfAllWhatHasNotChanged() throws Exception {
        for (String name : List.of("one", "two")) {
            service.post("/api/v1/users", "{'userName':'%s@again.example'}".formatted(name));
            service.post(
                    "/api/v1/assignments",
                    "{'user':'%s@again.example','role':'Pro'}".formatted(name));
        }
        UUID one = awaitEntitlements("one@again.example", 1).getFirst().getUserId();

        ask("1", List.of(one));
        List<Entitlement> said = awaitEntitlements("one@again.example", 2);
        ask("2", List.of());

        assertThat(said).extracting(Entitlement::getRevision).containsExactly(1L, 2L);
        assertThat(said.getLast().getRoles()).isEqualTo(said.getFirst().getRoles());
        assertThat(awaitEntitlements("two@again.example", 2)).hasSize(2);
        assertThat(awaitEntitlements("one@again.example", 3)).hasSize(3);
    }

    @Test
    void saysAgainForAdministratorsWithTheRolesOfGroups() throws Exception {
        service.post("/api/v1/groups", "{'id':'again','displayName':'Again'}");
        service.post("/api/v1/assignments", "{'group':'again','role':'Pro'}");
        service.post("/api/v1/users", "{'userName':'three@again.example'}");
        service.post("/api/v1/assignments", "{'user':'three@again.example','role':'Pro'}");
        await().atMost(PATIENCE).until(() -> assignments("group/again") == 1);
        awaitEntitlements("three@again.example", 1);

        assertThat(repeat("?application=gotomeeting&user=three@again.example")).isEqualTo(202);
        awaitEntitlements("three@again.example", 2);
        assertThat(repeat("?application=gotomeeting")).isEqualTo(202);
        awaitEntitlements("three@again.example", 3);

        await().atMost(PATIENCE).until(() -> assignments("group/again") == 2);
        assertThat(repeat("?application=zoom")).isEqualTo(404);
        assertThat(repeat("?user=nobody")).isEqualTo(404);
        assertThat(service.send("GET", "/api/v1/audit?limit=1").body())
                .contains("\"action\":\"repeat\"", "everybody, gotomeeting");
    }

    private static int repeat(String query) throws Exception {
        return service.send("POST", "/api/v1/repetitions" + query).statusCode();
    }

    private static long assignments(String principal) {
        return Surroundings.read("assignment.assignments.v1").stream()
                .filter(it -> it.key().endsWith("|" + principal))
                .count();
    }

    private static void remember(UUID user, @Nullable GracePeriod grace) throws Exception {
        publish(
                "diff.subjects.v1",
                user.toString(),
                SubjectMemory.newBuilder().setUserId(user).setGrace(grace).build());
    }

    private static void ask(String id, List<UUID> users) throws Exception {
        publish(
                "console.requests.v1",
                id,
                JobRequest.newBuilder()
                        .setKind(RequestKind.RE_EMIT)
                        .setRequestedBy("test")
                        .setRequestedAt(Instant.EPOCH)
                        .setUsers(users)
                        .build());
    }

    private static void publish(String topic, String id, SpecificRecord record) throws Exception {
        Surroundings.publish(
                topic,
                ("gotomeeting|" + id).getBytes(StandardCharsets.UTF_8),
                new RecordSerializer().encode(record));
    }

    private static long tombstones(UUID user) {
        return List.of("assignment.entitlements.v1", "assignment.assignments.v1").stream()
                .flatMap(it -> Surroundings.read(it).stream())
                .filter(it -> it.key().endsWith(user.toString()) && it.value() == null)
                .count();
    }
}
