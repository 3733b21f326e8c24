package dev.usher.gotomeeting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectionOutcome;
import dev.usher.contracts.ConnectionTest;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobState;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.seal.PublicSealingKey;
import dev.usher.contracts.seal.SealContext;
import dev.usher.contracts.topic.Topics;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.Credentials;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Signing in, tests of the connection and maintenance, on a real broker. */
@ExtendWith(OutputCaptureExtension.class)
class SignInIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir static Path folder;

    private static TestCluster kafka;

    private final String application = "app-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Long> versions = new HashMap<>();
    private GoToSimulator goTo;
    private ConfigurableApplicationContext service;

    @BeforeAll
    static void startBroker() {
        kafka = TestCluster.start();
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void start() {
        goTo =
                GoToSimulator.start(
                        SimulatorOptions.defaults().with(it -> it.withRate(0).withRotation(true)));
        service = startService();
    }

    @AfterEach
    void stop() {
        // What was left on in one test must not be worked for in the next.
        versions.keySet().forEach(name -> settings(name, JobState.OFF, null));
        service.close();
        goTo.close();
    }

    @Test
    void takesSealedCredentialsAndKeepsFaultsOfOneApplicationFromOthers(CapturedOutput output)
            throws Exception {
        String other = "other-" + UUID.randomUUID().toString().substring(0, 8);
        settings(application, JobState.ON, null);
        ConnectorStatus without = status(application, ConnectorState.QUARANTINED);
        assertThat(without.getReason())
                .contains("has no credentials for this application")
                .contains("Enter client id");
        assertThat(Files.getPosixFilePermissions(keyFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        settings(application, JobState.ON, sealed(application, pat()));
        settings(other, JobState.ON, sealed(other, pat().replace("clientSecret", "wrongSecret")));
        status(application, ConnectorState.HEALTHY);
        assertThat(status(other, ConnectorState.QUARANTINED).getReason())
                .contains("cannot be opened", "not complete");
        settings(
                other,
                JobState.ON,
                sealed(other, pat().replace(known().clientSecret(), "guessed-secret")));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(status(other, ConnectorState.QUARANTINED).getReason())
                                        .contains("does not know the OAuth client"));

        assertThat(carryOut(application, 60).getOutcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(status(application, ConnectorState.HEALTHY).getReason()).isNull();
        for (String secret :
                List.of(known().clientSecret(), known().personalAccessToken(), "guessed-secret")) {
            assertThat(kafka.mentions(secret)).isFalse();
            assertThat(output.getAll()).doesNotContain(secret);
        }
    }

    @Test
    void refusesCredentialsThatWereSealedForAnotherApplication() {
        settings(application, JobState.ON, null);
        status(application, ConnectorState.QUARANTINED);

        settings(application, JobState.ON, sealed("other", pat()));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                status(application, ConnectorState.QUARANTINED)
                                                        .getReason())
                                        .contains("Enter the credentials again"));
    }

    @Test
    void goesOnFromARotatedRefreshTokenAfterARestart() {
        settings(application, JobState.ON, null);
        status(application, ConnectorState.QUARANTINED);
        String refresh =
                "{\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"refreshToken\":\"%s\"}"
                        .formatted(
                                known().clientId(), known().clientSecret(), known().refreshToken());
        settings(application, JobState.ON, sealed(application, refresh));
        status(application, ConnectorState.HEALTHY);
        assertThat(kafka.newest(Topics.CREDENTIALS, application)).isPresent();
        Instant expireAt =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        status(application, ConnectorState.HEALTHY)
                                                .getCredentialsExpireAt(),
                                Objects::nonNull);
        assertThat(expireAt)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(30)).minus(PATIENCE),
                        Instant.now().plus(Duration.ofDays(30)));

        service.close();
        Instant stopped = Instant.now();
        service = startService();

        await().atMost(PATIENCE)
                .until(() -> status(application, ConnectorState.HEALTHY).getAt().isAfter(stopped));
        assertThat(carryOut(application, 60).getOutcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void testsTheConnectionWhileProvisioningIsOff() {
        settings(application, JobState.OFF, null);
        status(application, ConnectorState.HEALTHY);

        assertThat(test(Optional.empty(), Map.of()).getCode()).isEqualTo("NO_CREDENTIALS");
        ConnectionTest passed = test(Optional.of(pat()), Map.of());
        assertThat(passed.getOutcome()).isEqualTo(ConnectionOutcome.PASSED);
        assertThat(passed.getMessage()).contains("goto.admin@example.com");
        assertThat(passed.getRecommendedAction()).isNull();
    }

    @Test
    void tellsEachReasonWhyAConnectionTestFailsInItsOwnWords() {
        settings(application, JobState.OFF, null);
        status(application, ConnectorState.HEALTHY);
        Map<String, ConnectionTest> tests = new LinkedHashMap<>();

        tests.put(
                "CLIENT_REFUSED", test(pat().replace(known().clientSecret(), "guessed"), Map.of()));
        tests.put(
                "PERSONAL_ACCESS_TOKEN_REFUSED",
                test(pat().replace(known().personalAccessToken(), "old"), Map.of()));
        tests.put("WRONG_ACCOUNT", test(pat(), Map.of("goToAccountKey", "1")));
        tests.put("SCOPE_MISSING", testWhile(Switch.SCOPE, "collab:", Map.of()));
        tests.put("NOT_AUTHORISED", testWhile(Switch.CALLER_ROLES, "MANAGE_USERS", Map.of()));
        tests.put(
                "SEVERAL_ACCOUNTS",
                testWhile(Switch.CALLER_ACCOUNTS, "2", Map.of("goToAccountKey", "")));
        assertThat(testWhile(Switch.CALLER_ROLES, "none", Map.of()).getCode())
                .isEqualTo("NOT_AUTHORISED");
        String credentials = pat();
        goTo.close();
        tests.put("CONNECTION_REFUSED", test(credentials, Map.of()));

        tests.forEach((code, test) -> assertThat(test.getCode()).isEqualTo(code));
        assertThat(tests.values())
                .extracting(ConnectionTest::getOutcome)
                .containsOnly(ConnectionOutcome.FAILED);
        assertThat(tests.values())
                .extracting(ConnectionTest::getMessage)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(tests.values())
                .extracting(ConnectionTest::getRecommendedAction)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(tests.get("NOT_AUTHORISED").getMessage()).contains("team admin permissions");
        assertThat(tests.get("NOT_AUTHORISED").getRecommendedAction())
                .contains("Make sure", "team admin permissions");
        assertThat(tests.get("SCOPE_MISSING").getMessage()).contains("identity:");
        assertThat(tests.get("SEVERAL_ACCOUNTS").getMessage()).contains(AccountSetup.DEFAULT.key());
    }

    @Test
    void makesNoCallsInMaintenanceWhichOutlivesARestart() {
        settings(application, JobState.ON, null);
        status(application, ConnectorState.QUARANTINED);
        settings(application, JobState.ON, sealed(application, pat()));
        status(application, ConnectorState.HEALTHY);
        carryOut(application, 60);

        maintenance(true);
        assertThat(status(application, ConnectorState.MAINTENANCE).getReason())
                .isEqualTo("GoTo moves house.");
        goTo.journal().clear();
        assertThat(carryOut(application, 600).getOutcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(test(Optional.of(pat()), Map.of()).getCode()).isEqualTo("MAINTENANCE");
        service.close();
        Instant stopped = Instant.now();
        service = startService();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                kafka.newest(Topics.CONNECTOR_STATUS, application)
                                        .orElseThrow()
                                        .getAt()
                                        .isAfter(stopped));
        assertThat(carryOut(application, 600).getOutcome()).isEqualTo(Outcome.EXPIRED);
        status(application, ConnectorState.MAINTENANCE);
        assertThat(goTo.journal().totals().calls()).isZero();

        maintenance(false);
        status(application, ConnectorState.HEALTHY);
        assertThat(carryOut(application, 60).getOutcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void hearsOfMaintenanceThatWasAskedForWhileItWasDown() {
        settings(application, JobState.ON, null);
        status(application, ConnectorState.QUARANTINED);
        service.close();

        maintenance(true);
        service = startService();

        status(application, ConnectorState.MAINTENANCE);
    }

    private Credentials known() {
        return goTo.options().credentials();
    }

    private String pat() {
        return "{\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"personalAccessToken\":\"%s\"}"
                .formatted(
                        known().clientId(), known().clientSecret(), known().personalAccessToken());
    }

    private ByteBuffer sealed(String name, String json) {
        return sealed(json, new SealContext(name, SealContext.Purpose.SETTINGS));
    }

    private ByteBuffer sealed(String json, SealContext context) {
        String key =
                kafka.newest(Topics.CONNECTOR_STATUS, application).orElseThrow().getPublicKey();
        return ByteBuffer.wrap(PublicSealingKey.of(key).seal(json.getBytes(UTF_8), context));
    }

    private ConnectorStatus status(String name, ConnectorState state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> kafka.newest(Topics.CONNECTOR_STATUS, name),
                        it -> it.filter(known -> known.getState() == state).isPresent())
                .orElseThrow();
    }

    private ConnectionTest test(Optional<String> candidate, Map<String, String> arguments) {
        String id = UUID.randomUUID().toString();
        request(
                id,
                JobRequest.newBuilder()
                        .setKind(RequestKind.TEST_CONNECTION)
                        .setArguments(arguments)
                        .setSealedCredentials(
                                candidate
                                        .map(
                                                json ->
                                                        sealed(
                                                                json,
                                                                new SealContext(
                                                                        application,
                                                                        SealContext.Purpose
                                                                                .CONNECTION_TEST)))
                                        .orElse(null)));
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                kafka.newest(Topics.CONNECTOR_STATUS, application)
                                        .orElseThrow()
                                        .getConnectionTest(),
                        it -> it != null && it.getRequestId().equals(id));
    }

    private ConnectionTest test(String candidate, Map<String, String> arguments) {
        return test(Optional.of(candidate), arguments);
    }

    private ConnectionTest testWhile(Switch one, String value, Map<String, String> arguments) {
        goTo.change(it -> it.with(one, value));
        ConnectionTest test = test(pat(), arguments);
        goTo.change(it -> it.with(one, one.standard()));
        return test;
    }

    private void maintenance(boolean on) {
        request(
                UUID.randomUUID().toString(),
                JobRequest.newBuilder()
                        .setKind(RequestKind.MAINTENANCE)
                        .setArguments(
                                Map.of("on", Boolean.toString(on), "reason", "GoTo moves house.")));
    }

    private void request(String id, JobRequest.Builder request) {
        kafka.send(
                Topics.REQUESTS,
                application + "|" + id,
                request.setRequestedBy("a test").setRequestedAt(Instant.now()).build());
    }

    private void settings(String name, JobState state, @Nullable ByteBuffer credentials) {
        kafka.send(
                Topics.SETTINGS,
                name,
                OtherServices.settings(versions.merge(name, 1L, Long::sum), state)
                        .setSealedCredentials(credentials)
                        .build());
    }

    private Result carryOut(String name, int secondsValid) {
        Command command =
                OtherServices.creation()
                        .setValidUntil(Instant.now().plusSeconds(secondsValid))
                        .build();
        kafka.send(Topics.URGENT_COMMANDS, name + "|" + command.getUserId(), command);
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                kafka.values(Topics.RESULTS).stream()
                                        .filter(it -> it.getCommandId().equals(command.getId()))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Path keyFile() {
        return folder.resolve("connector.key");
    }

    private ConfigurableApplicationContext startService() {
        return new SpringApplicationBuilder(ConnectorApplication.class)
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.brokers(),
                        "--management.server.port=0",
                        "--logging.structured.format.console=",
                        "--gotomeeting.api-url=" + goTo.baseUrl(),
                        "--gotomeeting.token-url=" + goTo.tokenUrl(),
                        "--gotomeeting.probe.first-pause=500ms",
                        "--gotomeeting.key.file=" + keyFile(),
                        "--gotomeeting.key.create=true");
    }
}
