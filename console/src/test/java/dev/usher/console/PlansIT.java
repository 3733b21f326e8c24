package dev.usher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.console.application.SettingsFormat;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.PlanProgress;
import dev.usher.contracts.PlanState;
import dev.usher.contracts.PlannedChange;
import dev.usher.contracts.PlannedKind;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.topic.Topics;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.filter.FormContentFilter;
import tools.jackson.databind.JsonNode;

/** Plans, with the diff service played by the test. */
class PlansIT extends RunningConsole {

    private static final String JOB = "/api/v1/jobs/gotomeeting/";
    private static final String PLANS = JOB + "plans";
    private static final String YAML = "application/yaml";
    private static final String CANDIDATE =
            """
            status: on
            goToAccountKey: "4242"
            roles: [{name: Organizer, licences: ["12"]}]
            """;

    @Test
    void plansShowsExportsAndApplies() throws Exception {
        HttpResponse<String> asked = sendAs("POST", PLANS, CANDIDATE, YAML);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        String id = JSON.readTree(asked.body()).path("id").asString();
        String plan = asked.headers().firstValue("Location").orElseThrow();
        JobRequest request = request(id);
        assertThat(request.getKind()).isEqualTo(RequestKind.COMPUTE_PLAN);
        assertThat(request.getArguments()).isEqualTo(Map.of("planId", id));
        JobSettings candidate = Objects.requireNonNull(request.getCandidate());
        assertThat(candidate.getRoles().getFirst().getLicenceKeys()).containsExactly("12");
        assertThat(get(plan).path("state").asString()).isEqualTo("REQUESTED");
        assertThat(post(plan + "/apply", "").statusCode()).isEqualTo(409);

        tellProgress(id, PlanState.COMPUTING, TIME);
        List<UUID> users = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            users.add(UUID.randomUUID());
            tell(id, users.getLast(), change(id, users.getLast(), i));
        }
        tellProgress(id, PlanState.READY, TIME.plusSeconds(1));
        tell(id, null, end(id));
        JsonNode ready = awaitAt(plan, it -> it.path("state").asString().equals("READY"));

        assertThat(ready.path("counts").path("UPDATE").asInt()).isEqualTo(3);
        assertThat(ready.path("warnings").get(0).asString()).isEqualTo("The guard would hold 2.");
        assertThat(get(PLANS).path("plans").get(0).path("id").asString()).isEqualTo(id);
        JsonNode page = get(plan + "/changes?limit=2&outcome=update");
        JsonNode rest = get(plan + "/changes?limit=2&cursor=" + page.path("next").asString());
        assertThat(page.path("changes")).hasSize(2);
        assertThat(rest.path("changes")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        JsonNode found = get(plan + "/changes?q=USER1").path("changes");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("changes").get(0).path("to").asString()).isEqualTo("12");
        assertThat(get(plan + "/changes?outcome=CREATE").path("changes")).isEmpty();
        HttpResponse<String> nonsense = getAs(plan + "/changes?outcome=GOOD", "application/json");
        assertThat(nonsense.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(nonsense.body()).path("parameter").asString())
                .isEqualTo("outcome");
        assertThat(nonsense.body())
                .contains("CREATE, UPDATE, ENABLE, DISABLE, DELETE, ADOPT, UNLINK, SKIP");
        HttpResponse<String> csv = getAs(plan + "/changes?q=user1", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("\"'=1+1\"", "\"licenceKeys: 11 -> 12\"");
        assertThat(getAs(plan + "/changes", "application/x-ndjson").body().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue());
        HttpResponse<String> refused = getAs(plan + "/changes?limit=0", "text/csv");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");

        HttpResponse<String> applied = post(plan + "/apply", "");

        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(202);
        assertThat(applied.body()).contains("write the same into the settings file");
        JobSettings applying = newestSettings("gotomeeting");
        assertThat(applying.getVersion()).isEqualTo(2);
        assertThat(applying.getAppliesPlan()).isEqualTo(id);
        assertThat(applying.getUpdatedBy()).isEqualTo("console API");
        assertThat(applying.getRoles().getFirst().getLicenceKeys()).containsExactly("12");
        assertThat(post(plan + "/apply", "").body()).contains("The settings have changed");

        console.close();
        console = startConsole();
        assertThat(versionsOf("gotomeeting")).containsExactly(1L, 2L);
        tellProgress(id, PlanState.APPLIED, TIME.plusSeconds(2));
        awaitAt(plan, it -> it.path("state").asString().equals("APPLIED"));
    }

    @Test
    void forgetsAPlan() throws Exception {
        String id = JSON.readTree(post(PLANS, "").body()).path("id").asString();
        assertThat(request(id).getCandidate()).isNull();

        HttpResponse<String> answer = call("DELETE", PLANS + "/" + id, TOKEN);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body()).path("state").asString()).isEqualTo("DISCARDED");
        assertThat(call("DELETE", PLANS + "/" + id, TOKEN).statusCode()).isEqualTo(409);
    }

    @Test
    void seesThatTheDiffServiceLetGoOfAPlan() throws Exception {
        String id = JSON.readTree(post(PLANS, "").body()).path("id").asString();
        tellProgress(id, PlanState.COMPUTING, TIME.plusSeconds(10));
        awaitAt(PLANS + "/" + id, it -> it.path("state").asString().equals("COMPUTING"));

        tellProgress("another", PlanState.COMPUTING, TIME.plusSeconds(11));

        awaitAt(PLANS + "/" + id, it -> it.path("state").asString().equals("DISCARDED"));
    }

    @Test
    void seesThatTheDiffServiceTookOnlyTheNewestOfSeveral() throws Exception {
        String first = JSON.readTree(post(PLANS, "").body()).path("id").asString();
        String second = JSON.readTree(post(PLANS, "").body()).path("id").asString();
        String third = JSON.readTree(post(PLANS, "").body()).path("id").asString();

        tellProgress(second, PlanState.COMPUTING, TIME.plusSeconds(20));

        awaitAt(PLANS + "/" + first, it -> it.path("state").asString().equals("DISCARDED"));
        assertThat(get(PLANS + "/" + second).path("state").asString()).isEqualTo("COMPUTING");
        assertThat(get(PLANS + "/" + third).path("state").asString()).isEqualTo("REQUESTED");
    }

    @Test
    void makesNoOtherPlanWhileOneIsApplied() throws Exception {
        String id = JSON.readTree(post(PLANS, "").body()).path("id").asString();
        tellProgress(id, PlanState.APPLYING, TIME.plusSeconds(30));
        awaitAt(PLANS + "/" + id, it -> it.path("state").asString().equals("APPLYING"));

        HttpResponse<String> refused = post(PLANS, "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("A plan is being applied");

        // As after a rebuild, which knows of no plan any more.
        tellProgress("", PlanState.DISCARDED, TIME.plusSeconds(31));
        awaitAt(PLANS + "/" + id, it -> it.path("state").asString().equals("DISCARDED"));
        assertThat(post(PLANS, "").statusCode()).isEqualTo(202);
    }

    @Test
    void refusesWhatTheSettingsFileMayNotSay() throws Exception {
        for (String bad :
                List.of(
                        "status: perhaps",
                        CANDIDATE + "colour: red",
                        CANDIDATE + "protectedAccounts: [\"a\\0b@example.com\"]",
                        CANDIDATE + "sourceAttributes: [\"a\\0b\"]",
                        "- a list",
                        "{")) {
            HttpResponse<String> answer = sendAs("POST", PLANS, bad, YAML);

            assertThat(answer.statusCode()).as(bad).isEqualTo(422);
        }
        assertThat(sendAs("POST", PLANS, CANDIDATE + "colour: red", YAML).body())
                .contains("colour: is not a key that is known here");
        assertThat(post("/api/v1/jobs/other/plans", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", PLANS + "/none", TOKEN).statusCode()).isEqualTo(404);
        assertThat(call("GET", PLANS + "/none/changes", TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABodyThatIsTooLargeWithoutTakingItIn() throws Exception {
        String large = "#".repeat(SettingsFormat.LARGEST + 1);
        byte[] inPieces = large.getBytes(StandardCharsets.UTF_8);
        for (String path : List.of("plans", "explain", "retry-now", "holds/1/reject")) {
            assertThat(post(JOB + path, large).statusCode()).as(path).isEqualTo(413);
            assertThat(chunked("POST", JOB + path, inPieces).statusCode()).as(path).isEqualTo(413);
        }
        for (String path : List.of("credentials", "maintenance")) {
            assertThat(put(JOB + path, large).statusCode()).as(path).isEqualTo(413);
            assertThat(chunked("PUT", JOB + path, inPieces).statusCode()).as(path).isEqualTo(413);
        }
        assertThat(JSON.readTree(post(PLANS, large).body()).path("detail").asString())
                .isEqualTo("The body has more than 1000000 bytes.");
        assertThat(chunked("POST", PLANS, CANDIDATE.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
        assertThat(console.getBeansOfType(FormContentFilter.class)).isEmpty();
    }

    @Test
    void refusesABodyThatIsNotInUtf8() throws Exception {
        byte[] latin =
                CANDIDATE.replace("Organizer", "Orgánizer").getBytes(StandardCharsets.ISO_8859_1);

        HttpResponse<String> answer = chunked("POST", PLANS, latin);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not text in UTF-8");
    }

    @Test
    void saysHowABodyHasToComeWhenItComesAsSomethingElse() throws Exception {
        String form = "application/x-www-form-urlencoded";
        for (String path : List.of(PLANS, JOB + "explain", JOB + "retry-now")) {
            for (String type : List.of(form, "text/plain", "multipart/form-data; boundary=x")) {
                HttpResponse<String> answer = sendAs("POST", path, "status: on", type);

                assertThat(answer.statusCode()).as(path + type).isEqualTo(415);
                assertThat(JSON.readTree(answer.body()).path("detail").asString())
                        .contains("'Content-Type: application/json'");
            }
        }
        assertThat(sendAs("PUT", JOB + "credentials", "a=b", form).statusCode()).isEqualTo(415);
        assertThat(sendAs("PUT", JOB + "maintenance", "a=b", form).statusCode()).isEqualTo(415);
        HttpResponse<String> lines = sendAs("POST", PLANS, CANDIDATE, form);
        assertThat(lines.statusCode()).isEqualTo(415);
        assertThat(JSON.readTree(lines.body()).path("detail").asString())
                .contains("'Content-Type: application/yaml'");
    }

    private static PlannedChange change(String planId, UUID user, int number) {
        return PlannedChange.newBuilder()
                .setPlanId(planId)
                .setKind(PlannedKind.CHANGE)
                .setUserId(user)
                .setUserName("user" + number + "@example.com")
                .setDisplayName("=1+1")
                .setAction(Action.UPDATE)
                .setOutcome("UPDATE")
                .setReason("Differs")
                .setDetails("The licence differs.")
                .setRule("update")
                .setAccountKey("7" + number)
                .setChanges(List.of(new AttributeChange("licenceKeys", "11", "12")))
                .setPlannedAt(TIME)
                .build();
    }

    private static PlannedChange end(String planId) {
        return PlannedChange.newBuilder()
                .setPlanId(planId)
                .setKind(PlannedKind.END)
                .setCounts(Map.of("UPDATE", 3))
                .setWarnings(List.of("The guard would hold 2."))
                .setSettingsVersion(1)
                .setPlannedAt(TIME)
                .build();
    }

    private static void tell(String planId, @Nullable UUID user, PlannedChange change) {
        String last = user == null ? "*" : user.toString();
        sendBytes(
                Topics.PLANS.named(PREFIX),
                ("gotomeeting|" + planId + "|" + last).getBytes(StandardCharsets.UTF_8),
                SERIALIZER.encode(change));
    }

    private static void tellProgress(String planId, PlanState state, Instant at) {
        JobStatus status =
                JobStatus.newBuilder()
                        .setState(JobState.ON)
                        .setSettingsVersion(1)
                        .setManagedAccounts(0)
                        .setUrgentInFlight(0)
                        .setBulkInFlight(0)
                        .setWaiting(0)
                        .setInGrace(0)
                        .setEscrowed(0)
                        .setHeld(0)
                        .setPlan(
                                PlanProgress.newBuilder()
                                        .setPlanId(planId)
                                        .setState(state)
                                        .setTotal(3)
                                        .setEvaluated(3)
                                        .build())
                        .setUpdatedAt(at)
                        .build();
        sendBytes(
                Topics.JOB_STATUS.named(PREFIX),
                "gotomeeting".getBytes(StandardCharsets.UTF_8),
                SERIALIZER.encode(status));
    }

    private static HttpResponse<String> chunked(String method, String path, byte[] body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + property("local.server.port") + path))
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(body)))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", path.endsWith("plans") ? YAML : "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> getAs(String path, String type) throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + property("local.server.port") + path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Accept", type)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
