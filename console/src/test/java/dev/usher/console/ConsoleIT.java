package dev.usher.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectionOutcome;
import dev.usher.contracts.ConnectionTest;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.ProvisioningStep;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.StepStatus;
import dev.usher.contracts.StepType;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.seal.PrivateSealingKey;
import dev.usher.contracts.seal.SealContext;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The whole console against a real broker and a real database. */
class ConsoleIT extends RunningConsole {

    @Test
    void publishesSettingsOnceAndAgainOnlyWhenTheyChange() throws Exception {
        assertThat(versionsOf("gotomeeting")).containsExactly(1L);

        console.close();
        console = startConsole();
        writeSettings("40m # only a comment is new");
        writeSettings("forty");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(get("/api/v1/settings").path("refused").toString())
                                        .contains("gotomeeting.fullCycle: "));
        writeSettings("1h");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(versionsOf("gotomeeting")).containsExactly(1L, 2L));

        JsonNode answer = get("/api/v1/settings");
        assertThat(answer.path("refused").isEmpty()).isTrue();
        JsonNode settings = answer.path("applications").get(0);
        assertThat(settings.path("version").asInt()).isEqualTo(2);
        assertThat(settings.path("fullCycle").asString()).isEqualTo("PT1H");
        assertThat(settings.path("roles").get(0).path("licences").get(0).asString())
                .isEqualTo("11");
    }

    @Test
    void makesOneEntryOfACommandAndItsAnswerInEitherOrder() {
        UUID user = UUID.randomUUID();
        Command first = command(user, "either@example.com");
        Command second = command(user, "either@example.com");

        send(Topics.URGENT_COMMANDS, user, first);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(outcomes("user=" + user)).containsExactly("PENDING"));
        send(Topics.RESULTS, user, failed(first));
        send(Topics.RESULTS, user, failed(second));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(outcomes("user=" + user))
                                        .containsExactly("FAILED", "FAILED"));
        send(Topics.BULK_COMMANDS, user, second);
        send(Topics.RESULTS, user, failed(second));
        send(Topics.URGENT_COMMANDS, user, first);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(get("/api/v1/log/" + second.getId()).path("reason"))
                                        .isEqualTo(JSON.valueToTree("Missing")));
        assertThat(outcomes("user=" + user)).containsExactly("FAILED", "FAILED");
        JsonNode one = without(get("/api/v1/log/" + first.getId()), "id");
        JsonNode other = without(get("/api/v1/log/" + second.getId()), "id");
        assertThat(one).isEqualTo(other);
        assertThat(one.path("error").path("code").asString()).isEqualTo("NO_SEATS");
        assertThat(one.path("error").path("errorCode").asString())
                .isEqualTo("LicenseLimitExceeded");
        JsonNode step = one.path("provisioningSteps").get(0);
        assertThat(step.path("name").asString()).isEqualTo("EntryExportAdd");
        assertThat(step.path("provisioningStepType").asString()).isEqualTo("export");
        assertThat(step.path("status").asString()).isEqualTo("failure");
        assertThat(step.path("details").path("incidentId").asString()).isEqualTo("i-1");
        assertThat(one.path("changes").get(0).path("to").asString()).isEqualTo("Ann");
        assertThat(one.path("decidedAt").asString()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(one.path("at").asString()).isEqualTo("2026-05-01T10:00:05Z");
    }

    @Test
    void findsEntriesByWhatIsAsked() {
        UUID user = UUID.randomUUID();
        Command command = command(user, "Asked@Example.com");
        send(Topics.ENTITLEMENTS, user, entitlement(user, "Asked@Example.com", "mail@asked.test"));
        send(Topics.URGENT_COMMANDS, user, command);
        send(Topics.RESULTS, user, succeeded(command));
        send(Topics.DECISIONS, user, adopted(user));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(outcomes("user=MAIL@asked.test"))
                                        .containsExactly("SUCCEEDED", "ADOPTED"));

        String asked = "application=gotomeeting&user=asked@example.com";
        assertThat(outcomes(asked)).containsExactly("SUCCEEDED", "ADOPTED");
        assertThat(outcomes("user=" + user)).hasSize(2);
        assertThat(outcomes(asked + "&outcome=adopted")).containsExactly("ADOPTED");
        assertThat(outcomes(asked + "&action=CREATE")).containsExactly("SUCCEEDED");
        assertThat(outcomes(asked + "&from=2026-05-01T10:00:05Z")).containsExactly("SUCCEEDED");
        assertThat(outcomes(asked + "&to=2026-05-01T10:00:05Z")).containsExactly("ADOPTED");
        assertThat(outcomes("application=other&user=" + user)).isEmpty();
        assertThat(outcomes("user=nobody")).isEmpty();

        JsonNode firstPage = get("/api/v1/log?limit=1&" + asked);
        assertThat(firstPage.path("entries")).hasSize(1);
        JsonNode secondPage =
                get(
                        "/api/v1/log?limit=1&"
                                + asked
                                + "&cursor="
                                + firstPage.path("next").asString());
        assertThat(secondPage.path("entries").get(0).path("outcome").asString())
                .isEqualTo("ADOPTED");
        assertThat(secondPage.has("next")).isFalse();
    }

    @Test
    void namesTheParameterThatIsWrong() throws Exception {
        for (String bad :
                List.of(
                        "limit=0",
                        "limit=x",
                        "outcome=good",
                        "action=x",
                        "from=now",
                        "cursor=x",
                        "colour=red")) {
            HttpResponse<String> answer = call("GET", "/api/v1/log?" + bad, TOKEN);

            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(JSON.readTree(answer.body()).path("parameter").asString())
                    .isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
        assertThat(call("GET", "/api/v1/log/" + UUID.randomUUID(), TOKEN).statusCode())
                .isEqualTo(404);
        assertThat(call("GET", "/api/v1/log/x", TOKEN).statusCode()).isEqualTo(400);
    }

    @Test
    void asksForACycle() throws Exception {
        HttpResponse<String> answer = call("POST", "/api/v1/applications/gotomeeting/cycle", TOKEN);

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = JSON.readTree(answer.body()).path("requestId").asString();
        var requests =
                recordsOf(Topics.REQUESTS.named(PREFIX)).stream()
                        .filter(record -> key(record).equals("gotomeeting|" + id))
                        .toList();
        assertThat(requests).hasSize(1);
        assertThat(
                        new RecordDecoder<>(JobRequest.class, NO_OTHER_SCHEMAS)
                                .decode(requests.getFirst().value())
                                .getKind())
                .isEqualTo(RequestKind.RESTART_CYCLE);
        assertThat(EventHeaders.read(requests.getFirst().headers()))
                .hasValueSatisfying(headers -> assertThat(headers.source()).isEqualTo("console"));
        assertThat(call("POST", "/api/v1/applications/other/cycle", TOKEN).statusCode())
                .isEqualTo(404);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void sealsCredentialsAndShowsThemNowhere(CapturedOutput output) throws Exception {
        String secret = "hush-" + UUID.randomUUID();
        String json =
                "{\"clientId\":\"id\",\"clientSecret\":\"%s\",\"refreshToken\":\"%s\"}"
                        .formatted(secret, secret);
        String path = "/api/v1/jobs/sealed/credentials";
        assertThat(put(path, json).statusCode()).isEqualTo(503);
        PrivateSealingKey key = tellKey("sealed");

        List<String> refusals = new ArrayList<>();
        for (String bad :
                List.of(secret, "[\"" + secret + "\"]", json.replace("refreshToken", secret))) {
            HttpResponse<String> answer = put(path, bad);
            assertThat(answer.statusCode()).isEqualTo(400);
            refusals.add(answer.body());
        }
        assertThat(put(path, json).statusCode()).isEqualTo(204);
        assertThat(put(path, json).statusCode()).isEqualTo(204);

        assertThat(versionsOf("sealed")).containsExactly(1L, 2L);
        assertThat(opened(key, "sealed")).isEqualTo(JSON.readTree(json));
        assertThat(get("/api/v1/settings").toString()).doesNotContain(secret);
        assertThat(refusals).noneMatch(body -> body.contains(secret));
        assertThat(output.getAll()).doesNotContain(secret);
        for (Topic<?> topic : Topics.all()) {
            assertThat(recordsOf(topic.named(PREFIX)))
                    .noneMatch(
                            record ->
                                    record.value() != null
                                            && new String(
                                                            record.value(),
                                                            StandardCharsets.ISO_8859_1)
                                                    .contains(secret));
        }
        assertThat(rows("settings")).contains("sealed").doesNotContain(secret);

        assertThat(call("DELETE", path, TOKEN).statusCode()).isEqualTo(204);
        assertThat(newestSettings("sealed").getSealedCredentials()).isNull();
        assertThat(put("/api/v1/jobs/other/credentials", json).statusCode()).isEqualTo(404);
    }

    @Test
    void sealsCredentialsOfAFileAgainWhenTheyOrTheKeyChange() throws Exception {
        Path file = folder.resolve("referred.json");
        String json = "{\"clientId\":\"id\",\"clientSecret\":\"s\",\"personalAccessToken\":\"%s\"}";
        Files.writeString(file, json.formatted("one"));
        PrivateSealingKey key = tellKey("referred");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(opened(key, "referred"))
                                        .isEqualTo(JSON.readTree(json.formatted("one"))));

        Files.writeString(file, json.formatted("two"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(opened(key, "referred"))
                                        .isEqualTo(JSON.readTree(json.formatted("two"))));

        PrivateSealingKey later = tellKey("referred");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(opened(later, "referred"))
                                        .isEqualTo(JSON.readTree(json.formatted("two"))));
        assertThat(put("/api/v1/jobs/referred/credentials", json.formatted("three")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void asksForATestOfTheConnectionAndTellsHowItWent() throws Exception {
        PrivateSealingKey key = tellKey("gotomeeting");
        String json = "{\"clientId\":\"id\",\"clientSecret\":\"s\",\"personalAccessToken\":\"t\"}";

        HttpResponse<String> answer =
                send(
                        "POST",
                        "/api/v1/jobs/gotomeeting/connection-tests",
                        "{\"credentials\":%s,\"goToAccountKey\":\"7\"}".formatted(json));

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = JSON.readTree(answer.body()).path("id").asString();
        String path = answer.headers().firstValue("Location").orElseThrow();
        assertThat(get(path).path("outcome").asString()).isEqualTo("PENDING");
        askedLongAgo(id);
        assertThat(get(path).path("outcome").asString()).isEqualTo("UNANSWERED");
        assertThat(get(path).path("recommendedAction").asString()).contains("test again");
        JobRequest request = request(id);
        assertThat(request.getKind()).isEqualTo(RequestKind.TEST_CONNECTION);
        assertThat(request.getArguments()).containsEntry("goToAccountKey", "7");
        byte[] sealed = bytes(request.getSealedCredentials());
        assertThat(
                        key.open(
                                sealed,
                                new SealContext(
                                        "gotomeeting", SealContext.Purpose.CONNECTION_TEST)))
                .isPresent();
        assertThat(key.open(sealed, new SealContext("gotomeeting", SealContext.Purpose.SETTINGS)))
                .isEmpty();

        sendBytes(
                Topics.CONNECTOR_STATUS.named(PREFIX),
                "gotomeeting".getBytes(StandardCharsets.UTF_8),
                SERIALIZER.encode(
                        status(key)
                                .setConnectionTest(
                                        ConnectionTest.newBuilder()
                                                .setRequestId(id)
                                                .setOutcome(ConnectionOutcome.FAILED)
                                                .setCode("NOT_AUTHORISED")
                                                .setMessage("No team admin permissions.")
                                                .setRecommendedAction("Give them.")
                                                .setTestedAt(TIME)
                                                .build())
                                .build()));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            JsonNode told = get(path);
                            assertThat(told.path("outcome").asString()).isEqualTo("FAILED");
                            assertThat(told.path("code").asString()).isEqualTo("NOT_AUTHORISED");
                            assertThat(told.path("recommendedAction").asString())
                                    .isEqualTo("Give them.");
                        });
        assertThat(send("POST", "/api/v1/jobs/other/connection-tests", "{}").statusCode())
                .isEqualTo(404);
    }

    private static void askedLongAgo(String test) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var update =
                        connection.prepareStatement(
                                "update console.connection_tests"
                                        + " set asked_at = asked_at - interval '1 hour'"
                                        + " where id = ?")) {
            update.setString(1, test);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void asksForMaintenanceAndItsEnd() throws Exception {
        String path = "/api/v1/jobs/gotomeeting/maintenance";

        assertThat(put(path, "{}").statusCode()).isEqualTo(400);
        assertThat(put(path, "{\"reason\": 5}").statusCode()).isEqualTo(400);
        HttpResponse<String> begun = put(path, "{\"reason\":\"GoTo moves.\"}");
        HttpResponse<String> ended = call("DELETE", path, TOKEN);

        assertThat(List.of(begun.statusCode(), ended.statusCode())).containsOnly(202);
        assertThat(request(JSON.readTree(begun.body()).path("requestId").asString()).getArguments())
                .isEqualTo(Map.of("on", "true", "reason", "GoTo moves."));
        assertThat(request(JSON.readTree(ended.body()).path("requestId").asString()).getArguments())
                .containsEntry("on", "false");
    }

    @Test
    void asksForATestMail() throws Exception {
        HttpResponse<String> asked = call("POST", "/api/v1/jobs/gotomeeting/test-mails", TOKEN);

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(request(JSON.readTree(asked.body()).path("requestId").asString()).getKind())
                .isEqualTo(RequestKind.TEST_MAIL);
        assertThat(call("POST", "/api/v1/jobs/nothing/test-mails", TOKEN).statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "/api/v1/jobs/sealed/test-mails", TOKEN).body())
                .contains("notification.enabled");
    }

    @Test
    void answersOnlyWithTheToken() throws Exception {
        for (String token : List.of("", "another-token", TOKEN + "x")) {
            for (String path : List.of("/api/v1/log", "/api/v1/settings", "/nothing")) {
                HttpResponse<String> answer = call("GET", path, token);

                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
            }
        }
    }

    @Test
    void showsHealthAndMetricsAndNothingElseOnTheManagementPort() throws Exception {
        String port = property("local.management.port");
        assertThat(call("GET", port, "/actuator/health/liveness", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", port, "/actuator/health/readiness", "").statusCode()).isEqualTo(200);
        assertThat(call("GET", port, "/actuator/prometheus", "").body())
                .contains("console_log_entries_total{outcome=\"SUCCEEDED\"");
        assertThat(call("GET", port, "/actuator/env", "").statusCode()).isIn(401, 404);
        assertThat(call("GET", port, "/api/v1/log", "").statusCode()).isEqualTo(401);
    }

    @Test
    void putsAnUnreadableRecordAsideAndGoesOn() {
        UUID user = UUID.randomUUID();
        byte[] key = ("gotomeeting|" + user).getBytes(StandardCharsets.UTF_8);
        byte[] bad = "no record".getBytes(StandardCharsets.UTF_8);
        String topic = Topics.RESULTS.named(PREFIX);
        Command command = command(user, "after@example.com");

        sendBytes(topic, key, bad);
        sendBytes(topic, key, null);
        send(Topics.RESULTS, user, atTheEndOfTime(command));
        send(Topics.RESULTS, user, succeeded(command));
        sendBytes(Topics.ENTITLEMENTS.named(PREFIX), key, bad);
        send(Topics.ENTITLEMENTS, user, entitlement(user, "after@example.com", "m@after.test"));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(outcomes("user=m@after.test"))
                                        .containsExactly("SUCCEEDED"));
        String deadLetters = Topic.deadLetters(PREFIX + "console", topic);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(recordsOf(deadLetters)).hasSize(3));
        assertThat(recordsOf(deadLetters).getFirst().value()).isEqualTo(bad);
        assertThat(recordsOf(deadLetters).getFirst().headers().lastHeader("dlt-reason"))
                .isNotNull();
        String userDeadLetters =
                Topic.deadLetters(PREFIX + "console", Topics.ENTITLEMENTS.named(PREFIX));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(recordsOf(userDeadLetters)).hasSize(1));
    }

    @Test
    void waitsForTheDatabaseAndLosesNothing() throws Exception {
        UUID user = UUID.randomUUID();
        Command command = command(user, "outage@example.com");
        String management = property("local.management.port");

        letDatabaseTakeConnections(false);
        try {
            send(Topics.URGENT_COMMANDS, user, command);
            send(Topics.RESULTS, user, succeeded(command));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    call(
                                                                    "GET",
                                                                    management,
                                                                    "/actuator/health/readiness",
                                                                    "")
                                                            .statusCode())
                                            .isEqualTo(503));
            assertThat(call("GET", "/api/v1/log", TOKEN).statusCode()).isEqualTo(503);
        } finally {
            letDatabaseTakeConnections(true);
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            HttpResponse<String> answer =
                                    call("GET", "/api/v1/log?user=" + user, TOKEN);
                            assertThat(answer.body()).contains("SUCCEEDED");
                        });
        assertThat(outcomes("user=" + user)).containsExactly("SUCCEEDED");
        assertThat(call("GET", management, "/actuator/health/readiness", "").statusCode())
                .isEqualTo(200);
    }

    private static void letDatabaseTakeConnections(boolean allowed) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.getJdbcUrl("postgres", "template1"));
                Statement statement = connection.createStatement()) {
            statement.execute("alter database postgres with allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = 'postgres'");
            }
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void refusesToStartWithAFaultyFile(CapturedOutput output) throws IOException {
        Path faulty = Files.writeString(folder.resolve("faulty.yaml"), "colour: red");

        assertThatException().isThrownBy(() -> startConsole(faulty));

        assertThat(output)
                .contains("Refused the settings file: colour: is not a key that is known here")
                .contains("Correct the file (property console.settings-file)");
    }

    private static Command command(UUID user, String userName) {
        return Command.newBuilder()
                .setId(UUID.randomUUID())
                .setUserId(user)
                .setUserName(userName)
                .setDisplayName("Ann")
                .setAction(Action.CREATE)
                .setDesired(
                        AccountSpec.newBuilder()
                                .setEmail(userName)
                                .setAttributes(Map.of())
                                .setLicenceKeys(List.of("11"))
                                .setAdminRoles(List.of())
                                .build())
                .setChanges(
                        List.of(
                                AttributeChange.newBuilder()
                                        .setAttribute("firstName")
                                        .setTo("Ann")
                                        .build()))
                .setSettingsVersion(1)
                .setCauses(List.of("cause-1"))
                .setReason("Missing")
                .setDecidedAt(TIME)
                .setValidUntil(TIME.plusSeconds(900))
                .build();
    }

    private static Result.Builder result(Command command) {
        return Result.newBuilder()
                .setCommandId(command.getId())
                .setUserId(command.getUserId())
                .setUserName(command.getUserName())
                .setDisplayName(command.getDisplayName())
                .setAction(command.getAction())
                .setAttempts(1)
                .setApiCalls(2)
                .setStartedAt(TIME.plusSeconds(4))
                .setFinishedAt(TIME.plusSeconds(5));
    }

    private static Result failed(Command command) {
        return result(command)
                .setOutcome(Outcome.FAILED)
                .setSteps(
                        List.of(
                                new ProvisioningStep(
                                        "EntryExportAdd",
                                        StepType.EXPORT,
                                        StepStatus.FAILURE,
                                        "No seat is free.\0",
                                        Map.of("incidentId", "i-1"))))
                .setError(
                        ProvisioningError.newBuilder()
                                .setEntraCode("LicenseLimitExceeded")
                                .setCode("NO_SEATS")
                                .setCategory(ErrorCategory.NEEDS_ADMIN)
                                .setMessage("No seat is free.\0")
                                .setHttpStatus(403)
                                .setRecommendedAction("Buy seats.")
                                .build())
                .build();
    }

    private static Result succeeded(Command command) {
        return result(command)
                .setOutcome(Outcome.SUCCEEDED)
                .setChanges(command.getChanges())
                .setAccount(
                        Account.newBuilder()
                                .setKind(AccountKind.ACCOUNT)
                                .setAccountKey("77")
                                .setEmail(command.getUserName())
                                .setObservedAt(TIME)
                                .build())
                .build();
    }

    private static Result atTheEndOfTime(Command command) {
        return result(command)
                .setOutcome(Outcome.SUCCEEDED)
                .setFinishedAt(Instant.ofEpochMilli(Long.MAX_VALUE))
                .build();
    }

    private static Decision adopted(UUID user) {
        return Decision.newBuilder()
                .setId(UUID.randomUUID())
                .setUserId(user)
                .setUserName("Asked@Example.com")
                .setDisplayName("Ann")
                .setKind(DecisionKind.ADOPTED)
                .setReason("Matched")
                .setDetails("Found by mail.")
                .setCauses(List.of())
                .setDecidedAt(TIME)
                .build();
    }

    private static List<String> outcomes(String query) {
        List<String> outcomes = new ArrayList<>();
        get("/api/v1/log?" + query)
                .path("entries")
                .forEach(entry -> outcomes.add(entry.path("outcome").asString()));
        return outcomes;
    }

    private static JsonNode without(JsonNode node, String field) {
        return node.asObject().without(field);
    }

    /** Tells a new key of the connector, and waits until the console knows it. */
    private static PrivateSealingKey tellKey(String application) throws Exception {
        PrivateSealingKey key = PrivateSealingKey.generate();
        sendBytes(
                Topics.CONNECTOR_STATUS.named(PREFIX),
                application.getBytes(StandardCharsets.UTF_8),
                SERIALIZER.encode(status(key).build()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows("connectors")).contains(key.publicText()));
        return key;
    }

    private static ConnectorStatus.Builder status(PrivateSealingKey key) {
        return ConnectorStatus.newBuilder()
                .setState(ConnectorState.HEALTHY)
                .setSince(TIME)
                .setAt(TIME)
                .setSettingsVersion(1)
                .setPublicKey(key.publicText());
    }

    private static @Nullable JsonNode opened(PrivateSealingKey key, String application) {
        ByteBuffer sealed = newestSettings(application).getSealedCredentials();
        return sealed == null
                ? null
                : key.open(
                                bytes(sealed),
                                new SealContext(application, SealContext.Purpose.SETTINGS))
                        .map(JSON::readTree)
                        .orElse(null);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
