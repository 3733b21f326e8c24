package dev.usher.notifier.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ConnectorReason;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.CycleProgress;
import dev.usher.contracts.CycleTrigger;
import dev.usher.contracts.HeldUser;
import dev.usher.contracts.HoldReason;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.RemovalHold;
import dev.usher.contracts.SeatCount;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusEventsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Has Avro trust the classes of records, as it does wherever one is read. */
    @BeforeAll
    static void trustRecords() {
        var _ = new RecordSerializer();
    }

    @Test
    void hearsOfAHoldWhoAndHowManyAndUntilWhen() {
        List<Event> events = JobEvents.of(status().setHolds(List.of(hold(34))).build());

        assertThat(events).contains(new Event.OnlyTheseLast(Kind.HOLD, Set.of("h1"), NOON));
        assertThat(item(events, Kind.HOLD).why()).isEqualTo("Too many at once.");
        assertThat(item(events, Kind.HOLD).facts())
                .isEqualTo(
                        Map.of(
                                "code", "TOO_MANY_REMOVALS",
                                "holdId", "h1",
                                "held", "34",
                                "alreadyRun", "3",
                                "limit", "10",
                                "expiresAt", "2026-11-24T12:00:00Z",
                                "names", "Ana Gomes (ana@example.com)",
                                "more", "33"));
    }

    @Test
    void namesTwentyHeldPeopleInFull() {
        RemovalHold hold = hold(20);
        HeldUser user = hold.getUsers().getFirst();
        user.setDisplayName("N".repeat(200));
        hold.setUsers(Collections.nCopies(20, user));

        assertThat(item(JobEvents.of(status().setHolds(List.of(hold)).build()), Kind.HOLD).facts())
                .extractingByKey("names")
                .asString()
                .endsWith("(ana@example.com)");
    }

    @Test
    void hearsThatTheFirstCycleIsFinished() {
        List<Event> events =
                JobEvents.of(status().setCycle(cycle(true).setSkipped(2).build()).build());

        assertThat(item(events, Kind.FIRST_CYCLE).facts())
                .containsEntry("users", "40")
                .containsEntry("skipped", "2");
    }

    @Test
    void hearsNothingOfAFirstCycleThatWasOverLongAgo() {
        assertThat(
                        JobEvents.of(
                                status().setCycle(cycle(true).build())
                                        .setUpdatedAt(NOON.plus(Duration.ofHours(2)))
                                        .build()))
                .noneMatch(Event.Began.class::isInstance);
    }

    @Test
    void hearsThatEverybodyIsServedWhenACycleFoundNobodyWhoIsNot() {
        var all = new Event.OnlyTheseLast(Kind.USERS, Set.of(), cycle(false).getStartedAt());

        assertThat(JobEvents.of(status().setCycle(cycle(false).build()).build())).contains(all);
        assertThat(JobEvents.of(status().setCycle(cycle(false).setSkipped(1).build()).build()))
                .doesNotContain(all);
        assertThat(JobEvents.of(status().setCycle(cycle(false).build()).setEscrowed(1).build()))
                .doesNotContain(all);
    }

    @Test
    void keepsSilentWhileProvisioningIsSwitchedOff() {
        JobStatus off = status().setState(JobState.OFF).setSettingsVersion(3).build();
        JobStatus unknown = status().setState(JobState.OFF).setSettingsVersion(0).build();
        var loud = new Event.Ended(Kind.MAINTENANCE, "switch", NOON);

        assertThat(JobEvents.of(off))
                .contains(
                        new Event.Began(
                                new GroupKey(Kind.MAINTENANCE, ""),
                                "switch",
                                Item.of("", "", NOON)));
        assertThat(JobEvents.of(unknown)).contains(loud);
        assertThat(JobEvents.of(status().build())).contains(loud);
    }

    @Test
    void hearsOfQuarantineAndItsEnd() {
        ConnectorStatus quarantined = connector(ConnectorState.QUARANTINED, "Refused.");
        quarantined.setReasonCode(ConnectorReason.SEVERAL_ACCOUNTS);
        quarantined.setReasonValues(List.of("1", "2"));

        List<Event> events = ConnectorEvents.of(quarantined);

        assertThat(item(events, Kind.QUARANTINE).why()).isEqualTo("Refused.");
        assertThat(item(events, Kind.QUARANTINE).facts())
                .isEqualTo(Map.of("code", "SEVERAL_ACCOUNTS", "values", "1, 2"));
        assertThat(events).contains(new Event.Ended(Kind.MAINTENANCE, "connection", NOON));
        assertThat(ConnectorEvents.of(connector(ConnectorState.HEALTHY, null)))
                .contains(new Event.Ended(Kind.QUARANTINE, "connection", NOON));
    }

    @Test
    void takesMaintenanceForNoEndOfQuarantine() {
        assertThat(ConnectorEvents.of(connector(ConnectorState.MAINTENANCE, "Moving.")))
                .noneMatch(
                        event ->
                                event instanceof Event.Ended(Kind kind, _, _, _)
                                        && kind == Kind.QUARANTINE);
    }

    @Test
    void hearsOfSeatsAndOfCredentials() {
        ConnectorStatus status = connector(ConnectorState.HEALTHY, null);
        status.setSeats(List.of(new SeatCount("8100", 10, 0)));
        status.setCredentialsExpireAt(NOON.plus(Duration.ofDays(3)));

        assertThat(item(ConnectorEvents.of(status), Kind.SEATS).stage()).isEqualTo("OUT");
        assertThat(item(ConnectorEvents.of(status), Kind.CREDENTIALS).stage()).isEqualTo("WEEK");
    }

    private static Item item(List<Event> events, Kind kind) {
        return events.stream()
                .filter(Event.Began.class::isInstance)
                .map(Event.Began.class::cast)
                .filter(began -> began.group().kind() == kind)
                .findFirst()
                .orElseThrow()
                .item();
    }

    private static ConnectorStatus connector(ConnectorState state, @Nullable String reason) {
        return ConnectorStatus.newBuilder()
                .setState(state)
                .setReason(reason)
                .setSince(NOON)
                .setAt(NOON)
                .setSettingsVersion(1)
                .build();
    }

    private static CycleProgress.Builder cycle(boolean initial) {
        return CycleProgress.newBuilder()
                .setCycleId("c1")
                .setTrigger(CycleTrigger.SCAN)
                .setInitial(initial)
                .setStartedAt(NOON.minusSeconds(60))
                .setFinishedAt(NOON)
                .setTotal(40)
                .setEvaluated(40)
                .setCommands(Map.of())
                .setDone(0)
                .setFailed(0)
                .setSkipped(0)
                .setAdopted(0)
                .setEscrowed(0)
                .setHeld(0);
    }

    private static JobStatus.Builder status() {
        return JobStatus.newBuilder()
                .setState(JobState.ON)
                .setSettingsVersion(1)
                .setManagedAccounts(40)
                .setUrgentInFlight(0)
                .setBulkInFlight(0)
                .setWaiting(0)
                .setInGrace(0)
                .setEscrowed(0)
                .setHeld(0)
                .setUpdatedAt(NOON);
    }

    private static RemovalHold hold(int held) {
        return RemovalHold.newBuilder()
                .setHoldId("h1")
                .setReason("Too many at once.")
                .setReasonCode(HoldReason.TOO_MANY_REMOVALS)
                .setOpenedAt(NOON)
                .setExpiresAt(NOON.plus(Duration.ofDays(1)))
                .setHeld(held)
                .setAlreadyRun(3)
                .setLimit(10)
                .setUsers(List.of(new HeldUser(new UUID(0, 2), "ana@example.com", "Ana Gomes")))
                .build();
    }
}
