package dev.usher.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobState;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.topic.Topics;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real broker, against the simulator. */
class ConnectorIT {

    private static final String LICENCE = "8100000000000000003";

    private static TestCluster kafka;
    private static GoToSimulator goTo;
    private static ConfigurableApplicationContext service;
    private static long version;

    @BeforeAll
    static void startAll() {
        kafka = TestCluster.start();
        goTo =
                GoToSimulator.start(
                        SimulatorOptions.defaults()
                                .withAccount(
                                        AccountSetup.DEFAULT.withLicenses(
                                                AccountSetup.gotomeeting(4))));
        goTo.addUser(Seed.of("there@example.com", "Is", "There"));
        settings(JobState.ON);
        service = startService();
    }

    @AfterAll
    static void stopAll() {
        service.close();
        goTo.close();
        kafka.close();
    }

    @BeforeEach
    void waitForSignIn() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !markers().isEmpty());
    }

    @Test
    void tellsAccountsThenTheMarker() {
        List<Account> told = kafka.values(Topics.ACCOUNTS);

        Account marker =
                told.stream()
                        .filter(it -> it.getKind() == AccountKind.SCAN_FINISHED)
                        .findFirst()
                        .orElseThrow();
        assertThat(told.subList(0, told.indexOf(marker)))
                .extracting(Account::getEmail)
                .contains("there@example.com", "goto.admin@example.com");
        assertThat(marker.getScan().getCount()).isGreaterThanOrEqualTo(2);
        tells(ConnectorState.HEALTHY);
    }

    @Test
    void createsAndChangesWithOneCallAndReadsBeforeItDisables() {
        UUID user = UUID.randomUUID();
        AccountSpec spec = spec("ann@example.com", "Ann", "Lee", LICENCE);

        Result created = carryOut(command(user, Action.CREATE, null, spec, List.of()));
        String key = created.getAccount().getAccountKey();
        AccountSpec renamed = spec("ann@example.com", "Ann", "Ng", LICENCE);
        Result updated =
                carryOut(
                        command(
                                user,
                                Action.UPDATE,
                                key,
                                renamed,
                                List.of(new AttributeChange("lastName", "Lee", "Ng"))));
        AccountSpec bare = spec("ann@example.com", "Ann", "Ng");
        Result disabled =
                carryOut(
                        command(
                                user,
                                Action.DISABLE,
                                key,
                                bare,
                                List.of(new AttributeChange("licenceKeys", LICENCE, null))));

        assertThat(List.of(created, updated, disabled))
                .extracting(Result::getOutcome, Result::getApiCalls, Result::getAttempts)
                .containsExactly(
                        tuple(Outcome.SUCCEEDED, 1, 1),
                        tuple(Outcome.SUCCEEDED, 1, 1),
                        tuple(Outcome.SUCCEEDED, 2, 1));
        assertThat(disabled.getSteps().getLast().getName()).isEqualTo("EntryExportUpdate");
        assertThat(updated.getAccount().getAttributes()).containsEntry("lastName", "Ng");
        assertThat(disabled.getAccount().getLicenceKeys()).isEmpty();
        assertThat(goTo.journal().writesTo("ann@example.com")).isNotEmpty();
        assertThat(goTo.user("ann@example.com").orElseThrow().licenseKeys()).isEmpty();
    }

    @Test
    void answersAConflictWithTheAccountFound() {
        Result result =
                carryOut(
                        command(
                                UUID.randomUUID(),
                                Action.CREATE,
                                null,
                                spec("there@example.com", "Some", "One"),
                                List.of()));

        assertThat(result.getOutcome()).isEqualTo(Outcome.CONFLICT);
        assertThat(result.getAccount().getAttributes()).containsEntry("lastName", "There");
    }

    @Test
    void answersWithoutACallWhenNoSeatIsLeft() {
        for (int i = 0; i < 5; i++) {
            send(
                    command(
                            UUID.randomUUID(),
                            Action.CREATE,
                            null,
                            spec("seat" + i + "@example.com", "Seat", "No" + i, LICENCE),
                            List.of()));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> resultsOf("seat").size() == 5);
        assertThat(resultsOf("seat"))
                .filteredOn(it -> it.getOutcome() == Outcome.FAILED)
                .isNotEmpty()
                .allSatisfy(
                        it -> {
                            assertThat(it.getError().getCode()).isEqualTo("NO_SEATS");
                            assertThat(it.getApiCalls()).isZero();
                        });
        kafka.values(Topics.RESULTS).stream()
                .filter(it -> it.getUserName().startsWith("seat"))
                .filter(it -> it.getOutcome() == Outcome.SUCCEEDED)
                .forEach(
                        it ->
                                carryOut(
                                        command(
                                                it.getUserId(),
                                                Action.DISABLE,
                                                it.getAccount().getAccountKey(),
                                                spec(it.getUserName(), "Seat", "Back"),
                                                List.of(
                                                        new AttributeChange(
                                                                "licenceKeys", LICENCE, null)))));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(kafka.values(Topics.CONNECTOR_STATUS).getLast())
                                        .satisfies(
                                                it ->
                                                        assertThat(
                                                                        it.getSeats()
                                                                                .getFirst()
                                                                                .getFree())
                                                                .isPositive()));
    }

    @Test
    void answersExpiredWithoutACall() {
        Command late =
                Command.newBuilder(
                                command(
                                        UUID.randomUUID(),
                                        Action.CREATE,
                                        null,
                                        spec("late@example.com", "Too", "Late"),
                                        List.of()))
                        .setValidUntil(Instant.now().minusSeconds(1))
                        .build();

        Result result = carryOut(late);

        assertThat(result.getOutcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(goTo.user("late@example.com")).isEmpty();
    }

    @Test
    void neverWritesItsOwnAccount() {
        Result result =
                carryOut(
                        command(
                                UUID.randomUUID(),
                                Action.DISABLE,
                                goTo.administrator().value(),
                                spec("goto.admin@example.com", "GoTo", "Admin"),
                                List.of(new AttributeChange("adminRoles", "SUPER_USER", null))));

        assertThat(result.getError().getCode()).isEqualTo("PROTECTED_ACCOUNT");
    }

    @Test
    void putsWhatItCannotReadAsideAndGoesOn() {
        kafka.sendRaw(Topics.BULK_COMMANDS, "gotomeeting|odd", new byte[] {1, 2, 3});

        Result result =
                carryOut(
                        command(
                                UUID.randomUUID(),
                                Action.CREATE,
                                null,
                                spec("after@example.com", "Goes", "On"),
                                List.of()));

        assertThat(result.getOutcome()).isEqualTo(Outcome.SUCCEEDED);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> kafka.deadLetters(Topics.BULK_COMMANDS) >= 1);
    }

    @Test
    void putsSettingsAndRequestsAsideOnceThatCannotBeRead() {
        byte[] garbage = {1, 2, 3};
        int settings = kafka.deadLetters(Topics.SETTINGS);
        int requests = kafka.deadLetters(Topics.REQUESTS);
        kafka.sendRaw(Topics.SETTINGS, "unreadable", garbage);
        kafka.sendRaw(Topics.REQUESTS, "unreadable|1", garbage);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                kafka.deadLetters(Topics.SETTINGS) == settings + 1
                                        && kafka.deadLetters(Topics.REQUESTS) == requests + 1);
        tells(ConnectorState.QUARANTINED);

        service.close();
        service = startService();
        carryOut(
                command(
                        UUID.randomUUID(),
                        Action.CREATE,
                        null,
                        spec("readable@example.com", "Can", "Read"),
                        List.of()));

        assertThat(kafka.deadLetters(Topics.SETTINGS)).isEqualTo(settings + 1);
        assertThat(kafka.deadLetters(Topics.REQUESTS)).isEqualTo(requests + 1);
    }

    @Test
    void scansWhenAskedAndTellsWhoIsGone() throws Exception {
        var leaver = goTo.addUser(Seed.of("leaver@example.com", "Will", "Leave"));
        restartCycle();
        await().atMost(Duration.ofSeconds(15))
                .until(() -> kafka.latest(Topics.ACCOUNTS).get(leaver.key().value()) != null);

        TestCluster.delete(goTo, leaver.key().value());
        restartCycle();

        await().atMost(Duration.ofSeconds(15))
                .until(
                        () ->
                                kafka.latest(Topics.ACCOUNTS).containsKey(leaver.key().value())
                                        && kafka.latest(Topics.ACCOUNTS).get(leaver.key().value())
                                                == null);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> markers().getLast().getScan().getGoneCount() == 1);
    }

    @Test
    void skipsWhatWasAnsweredWhenItStartsAgain() {
        Result once =
                carryOut(
                        command(
                                UUID.randomUUID(),
                                Action.CREATE,
                                null,
                                spec("once@example.com", "Only", "Once"),
                                List.of()));

        service.close();
        kafka.forgetCommits();
        goTo.journal().clear();
        service = startService();
        carryOut(
                command(
                        UUID.randomUUID(),
                        Action.CREATE,
                        null,
                        spec("next@example.com", "Comes", "Next"),
                        List.of()));

        assertThat(kafka.values(Topics.RESULTS))
                .filteredOn(it -> it.getCommandId().equals(once.getCommandId()))
                .hasSize(1);
        assertThat(goTo.journal().writes()).hasSize(1);
    }

    @Test
    void cancelsWhatIsNotBegunWhenSwitchedOff() {
        settings(JobState.OFF);

        Result result =
                carryOut(
                        command(
                                UUID.randomUUID(),
                                Action.CREATE,
                                null,
                                spec("off@example.com", "Switched", "Off"),
                                List.of()));

        settings(JobState.ON);
        assertThat(result.getOutcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void looksAtAccountsButChangesNothingInPreview() {
        settings(JobState.PREVIEW);
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> kafka.values(Topics.CONNECTOR_STATUS).getLast().getSettingsVersion(),
                        it -> it == version);
        int scans = markers().size();
        goTo.journal().clear();

        Result result = carryOut(OtherServices.creation().setSettingsVersion(version).build());
        restartCycle();

        await().atMost(Duration.ofSeconds(30)).until(() -> markers().size() > scans);
        assertThat(result.getOutcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(goTo.journal().writes()).isEmpty();
        settings(JobState.ON);
    }

    @Test
    void neverBeginsACommandThatWasCancelledBeforeItCame() {
        Command late = OtherServices.creation().setSettingsVersion(version).build();
        Command cancel =
                Command.newBuilder(late)
                        .setId(UUID.randomUUID())
                        .setAction(Action.CANCEL)
                        .setSupersedes(late.getId())
                        .build();
        kafka.send(Topics.URGENT_COMMANDS, "gotomeeting|" + cancel.getUserId(), cancel);
        Result cancelled = answer(cancel);

        Result superseded = carryOut(late);

        assertThat(cancelled.getOutcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(cancelled.getAccount()).isNull();
        assertThat(superseded.getOutcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(List.of(cancelled, superseded)).extracting(Result::getApiCalls).containsOnly(0);
        assertThat(goTo.user(late.getDesired().getEmail())).isEmpty();
    }

    private static Result carryOut(Command command) {
        send(command);
        return answer(command);
    }

    private static Result answer(Command command) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> result(command.getId()), it -> it != null);
    }

    private static void send(Command command) {
        kafka.send(Topics.BULK_COMMANDS, "gotomeeting|" + command.getUserId(), command);
    }

    private static @Nullable Result result(UUID commandId) {
        return kafka.values(Topics.RESULTS).stream()
                .filter(it -> it.getCommandId().equals(commandId))
                .findFirst()
                .orElse(null);
    }

    private static List<Result> resultsOf(String names) {
        return kafka.values(Topics.RESULTS).stream()
                .filter(it -> it.getUserName().startsWith(names))
                .toList();
    }

    private static void tells(ConnectorState state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(kafka.values(Topics.CONNECTOR_STATUS))
                                        .extracting(ConnectorStatus::getState)
                                        .contains(state));
    }

    private static List<Account> markers() {
        return kafka.values(Topics.ACCOUNTS).stream()
                .filter(it -> it.getKind() == AccountKind.SCAN_FINISHED)
                .toList();
    }

    private static void restartCycle() {
        kafka.send(
                Topics.REQUESTS,
                "gotomeeting|" + UUID.randomUUID(),
                JobRequest.newBuilder()
                        .setKind(RequestKind.RESTART_CYCLE)
                        .setRequestedBy("a test")
                        .setRequestedAt(Instant.now())
                        .build());
    }

    private static void settings(JobState state) {
        version++;
        kafka.send(
                Topics.SETTINGS,
                "gotomeeting",
                OtherServices.settings(version, state).setWelcomeMail(true).build());
    }

    private static Command command(
            UUID user,
            Action action,
            @Nullable String accountKey,
            AccountSpec desired,
            List<AttributeChange> changes) {
        return OtherServices.command(user, action, accountKey, desired, changes)
                .setSettingsVersion(version)
                .build();
    }

    private static AccountSpec spec(String email, String first, String last, String... licences) {
        return new AccountSpec(
                email,
                Map.of("firstName", first, "lastName", last),
                List.of(licences),
                List.of(),
                null,
                List.of());
    }

    private static ConfigurableApplicationContext startService() {
        var credentials = goTo.options().credentials();
        return new SpringApplicationBuilder(ConnectorApplication.class)
                .properties(
                        Map.of(
                                "spring.kafka.bootstrap-servers", kafka.brokers(),
                                "management.server.port", "0",
                                "logging.structured.format.console", "",
                                "gotomeeting.api-url", goTo.baseUrl().toString(),
                                "gotomeeting.token-url", goTo.tokenUrl().toString(),
                                "gotomeeting.credentials.gotomeeting.client-id",
                                        credentials.clientId(),
                                "gotomeeting.credentials.gotomeeting.client-secret",
                                        credentials.clientSecret(),
                                "gotomeeting.credentials.gotomeeting.personal-access-token",
                                        credentials.personalAccessToken()))
                .run(
                        "--spring.kafka.bootstrap-servers=" + kafka.brokers(),
                        "--management.server.port=0");
    }
}
