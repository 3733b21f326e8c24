package dev.usher.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.CycleProgress;
import dev.usher.contracts.CycleTrigger;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.HeldUser;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.ProvisioningStep;
import dev.usher.contracts.RemovalHold;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.StepStatus;
import dev.usher.contracts.StepType;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Status, holds and decisions on demand, with the diff service played by the test. */
class JobsIT extends RunningConsole {

    private static final String JOB = "/api/v1/jobs/gotomeeting";

    @Test
    void tellsTheNewestStatus() throws Exception {
        assertThat(call("GET", "/api/v1/jobs/sealed/status", TOKEN).statusCode()).isEqualTo(404);

        tellStatus("sealed", status(TIME.plusSeconds(2)).setWaitsFor("No scan yet.\0").build());
        tellStatus("sealed", status(TIME.plusSeconds(1)).build());
        tellStatus("sealed", status(TIME.plusSeconds(3)).setEscrowed(3).build());
        tellStatus("sealed", status(TIME).build());

        JsonNode status =
                awaitAt(
                        "/api/v1/jobs/sealed/status",
                        it -> it.path("counts").path("escrowed").asInt() == 3);
        assertThat(status.path("state").asString()).isEqualTo("ON");
        assertThat(status.path("updatedAt").asString()).isEqualTo("2026-05-01T10:00:03Z");
        assertThat(status.has("waitsFor")).isFalse();
        assertThat(status.has("plan")).isFalse();
        JsonNode cycle = status.path("cycle");
        assertThat(cycle.path("trigger").asString()).isEqualTo("SCAN");
        assertThat(cycle.path("evaluated").asInt()).isEqualTo(40);
        assertThat(cycle.path("commands").path("CREATE").asInt()).isEqualTo(7);
        assertThat(cycle.has("finishedAt")).isFalse();
    }

    @Test
    void passesOnWhoseRemovalIsReleasedOrRejected() throws Exception {
        UUID ann = knownUser("ann.held@example.com");
        UUID bob = knownUser("bob.held@example.com");
        tellStatus(
                "gotomeeting",
                status(TIME)
                        .setHolds(
                                List.of(
                                        RemovalHold.newBuilder()
                                                .setHoldId("h1")
                                                .setReason("12 users would lose access at once.")
                                                .setOpenedAt(TIME)
                                                .setExpiresAt(TIME.plusSeconds(60))
                                                .setHeld(12)
                                                .setAlreadyRun(3)
                                                .setLimit(10)
                                                .setUsers(
                                                        List.of(
                                                                new HeldUser(
                                                                        ann,
                                                                        "ann.held@example.com",
                                                                        "Ann")))
                                                .build()))
                        .build());
        JsonNode hold =
                awaitAt(JOB + "/holds", it -> it.path("holds").size() == 1).path("holds").get(0);
        assertThat(hold.path("alreadyRun").asInt()).isEqualTo(3);
        assertThat(hold.path("users").get(0).path("displayName").asString()).isEqualTo("Ann");

        JobRequest all = requested(post(JOB + "/holds/h1/release", ""));
        JobRequest some =
                requested(
                        post(
                                JOB + "/holds/h1/reject",
                                "{\"users\":[\"ANN.held@example.com\",\"%s\"]}".formatted(bob)));

        assertThat(all.getKind()).isEqualTo(RequestKind.RELEASE_HELD);
        assertThat(all.getArguments()).isEqualTo(Map.of("holdId", "h1"));
        assertThat(all.getUsers()).isEmpty();
        assertThat(some.getKind()).isEqualTo(RequestKind.REJECT_HELD);
        assertThat(some.getUsers()).containsExactlyInAnyOrder(ann, bob);
        HttpResponse<String> unknown =
                post(JOB + "/holds/h1/release", "{\"users\":[\"eve@example.com\"]}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("has no user 'eve@example.com'");
        for (String bad : List.of("x", "[]", "{\"user\":[]}", "{\"users\":\"ann\"}")) {
            assertThat(post(JOB + "/holds/h1/release", bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(post(JOB + "/holds/h1/release?users=ann.held@example.com", "").body())
                .contains("\"status\":400", "Parameter 'users' is not known here; none is.");
        assertThat(post(JOB + "/holds/h2/release", "").statusCode()).isEqualTo(404);
        assertThat(post("/api/v1/jobs/other/holds/h1/release", "").statusCode()).isEqualTo(404);
    }

    @Test
    void asksToDecideAUserNowAndAnswersWithTheDecision() throws Exception {
        UUID user = knownUser("now@example.com");
        for (RequestKind kind : List.of(RequestKind.EXPLAIN, RequestKind.PROVISION_NOW)) {
            CompletableFuture<HttpResponse<String>> asking =
                    CompletableFuture.supplyAsync(
                            () ->
                                    post(
                                            kind == RequestKind.EXPLAIN
                                                    ? JOB + "/explain"
                                                    : JOB + "/provision-now",
                                            "{\"user\":\"now@example.com\"}"));
            String requestId =
                    await().atMost(PATIENCE)
                            .until(() -> newest(kind, user), Optional::isPresent)
                            .orElseThrow();
            send(Topics.DECISIONS, user, explained(user, requestId));

            HttpResponse<String> answer = asking.get();

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode decision = JSON.readTree(answer.body());
            assertThat(decision.path("requestId").asString()).isEqualTo(requestId);
            assertThat(decision.path("provisioningSteps").get(0).path("name").asString())
                    .isEqualTo("EntryImport");
            assertThat(get("/api/v1/log?request=" + requestId).path("entries")).hasSize(1);
        }
        assertThat(post(JOB + "/explain", "{\"user\":\"eve@example.com\"}").statusCode())
                .isEqualTo(422);
        assertThat(post(JOB + "/explain", "").statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/jobs/other/explain", "{\"user\":\"x\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksToTryAgainWhatFailed() throws Exception {
        UUID user = knownUser("again@example.com");

        JobRequest all = requested(post(JOB + "/retry-now", "{}"));
        JobRequest one = requested(post(JOB + "/retry-now", "{\"users\":[\"" + user + "\"]}"));

        assertThat(all.getKind()).isEqualTo(RequestKind.RETRY_NOW);
        assertThat(all.getUsers()).isEmpty();
        assertThat(one.getUsers()).containsExactly(user);
    }

    @Test
    void asksToSayAgainWhatUsersAreEntitledTo() throws Exception {
        UUID user = knownUser("emitted@example.com");

        JobRequest all = requested(post(JOB + "/re-emit", "{}"));
        JobRequest one = requested(post(JOB + "/re-emit", "{\"users\":[\"" + user + "\"]}"));

        assertThat(all.getKind()).isEqualTo(RequestKind.RE_EMIT);
        assertThat(all.getUsers()).isEmpty();
        assertThat(one.getUsers()).containsExactly(user);
    }

    @Test
    void showsInTheLogWhatADecisionWasTakenUnder() {
        UUID user = knownUser("under@example.com");
        send(
                Topics.DECISIONS,
                user,
                decision(user)
                        .setKind(DecisionKind.ESCROWED)
                        .setAction(Action.UPDATE)
                        .setAccountKey("77")
                        .setAttempt(2)
                        .setRetryAt(TIME.plusSeconds(300))
                        .setHoldId("h1")
                        .setRule("update")
                        .setSettingsVersion(4)
                        .setCauses(List.of("event-1", "event-2"))
                        .setChanges(List.of(new AttributeChange("firstName", "An", "Ann")))
                        .build());

        JsonNode entry =
                awaitAt(
                                "/api/v1/log?action=ESCROWED&user=" + user,
                                page -> page.path("entries").size() == 1)
                        .path("entries")
                        .get(0);

        assertThat(entry.path("plannedAction").asString()).isEqualTo("UPDATE");
        assertThat(entry.path("accountKey").asString()).isEqualTo("77");
        assertThat(entry.path("attempt").asInt()).isEqualTo(2);
        assertThat(entry.path("retryAt").asString()).isEqualTo("2026-05-01T10:05:00Z");
        assertThat(entry.path("holdId").asString()).isEqualTo("h1");
        assertThat(entry.path("rule").asString()).isEqualTo("update");
        assertThat(entry.path("settingsVersion").asInt()).isEqualTo(4);
        assertThat(entry.path("causes")).hasSize(2);
        assertThat(entry.path("changes").get(0).path("from").asString()).isEqualTo("An");
    }

    private static JobStatus.Builder status(Instant at) {
        return JobStatus.newBuilder()
                .setState(JobState.ON)
                .setSettingsVersion(1)
                .setManagedAccounts(50)
                .setUrgentInFlight(0)
                .setBulkInFlight(5)
                .setWaiting(10)
                .setInGrace(1)
                .setEscrowed(2)
                .setHeld(0)
                .setCycle(
                        CycleProgress.newBuilder()
                                .setCycleId("c1")
                                .setTrigger(CycleTrigger.SCAN)
                                .setInitial(true)
                                .setStartedAt(TIME)
                                .setTotal(50)
                                .setEvaluated(40)
                                .setCommands(Map.of("CREATE", 7))
                                .setDone(1)
                                .setFailed(1)
                                .setSkipped(3)
                                .setAdopted(4)
                                .setEscrowed(1)
                                .setHeld(0)
                                .build())
                .setUpdatedAt(at);
    }

    private static void tellStatus(String application, JobStatus status) {
        sendBytes(
                Topics.JOB_STATUS.named(PREFIX),
                application.getBytes(StandardCharsets.UTF_8),
                SERIALIZER.encode(status));
    }

    private static Decision.Builder decision(UUID user) {
        return Decision.newBuilder()
                .setId(UUID.randomUUID())
                .setUserId(user)
                .setUserName("now@example.com")
                .setDisplayName("Now")
                .setReason("Missing")
                .setDetails("There is no account.")
                .setCauses(List.of())
                .setDecidedAt(TIME);
    }

    private static Decision explained(UUID user, String requestId) {
        return decision(user)
                .setKind(DecisionKind.EXPLAINED)
                .setRequestId(requestId)
                .setSteps(
                        List.of(
                                new ProvisioningStep(
                                        "EntryImport",
                                        StepType.IMPORT,
                                        StepStatus.SUCCESS,
                                        "The user is active.",
                                        Map.of())))
                .build();
    }

    /** Id of the request of this kind for this user. */
    private static Optional<String> newest(RequestKind kind, UUID user) {
        var decoder = new RecordDecoder<>(JobRequest.class, NO_OTHER_SCHEMAS);
        return recordsOf(Topics.REQUESTS.named(PREFIX)).stream()
                .filter(
                        record -> {
                            JobRequest request = decoder.decode(record.value());
                            return request.getKind() == kind
                                    && request.getUsers().equals(List.of(user));
                        })
                .map(record -> key(record).substring("gotomeeting|".length()))
                .findFirst();
    }

    private static JobRequest requested(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return request(JSON.readTree(answer.body()).path("requestId").asString());
    }
}
