package dev.usher.notifier.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Action;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.HeldUser;
import dev.usher.contracts.RemovalHold;
import dev.usher.notifier.application.Ledger.Entry;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ID = new UUID(0, 1);
    private static final Notification MAIL =
            new Notification(
                    new NotificationId(new UUID(0, 9)),
                    "gotomeeting",
                    "team@example.com",
                    List.of(new Failure(ID, "A", "failed", "why", "todo", NOON, true)),
                    NOON,
                    NOON.plusSeconds(60));

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            names = {"SKIPPED", "ESCROWED", "REJECTED"})
    void tellsOfADecisionThatCallsForAction(DecisionKind kind) {
        assertThat(FailureMapping.of(decision(kind, "Give one of them another.")))
                .contains(
                        new Failure(
                                ID,
                                "Ana Gomes (ana@example.com)",
                                "could not get their GoToMeeting account",
                                "Two people have this address.",
                                "Give one of them another.",
                                NOON));
        assertThat(FailureMapping.of(decision(kind, null))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DecisionKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SKIPPED", "ESCROWED", "REJECTED"})
    void tellsOfNoOtherDecision(DecisionKind kind) {
        assertThat(FailureMapping.of(decision(kind, "Rejoice."))).isEmpty();
    }

    @Test
    void tellsOfAHoldAloneWhoWhyUntilWhenAndHowToDecide() {
        Failure told = HoldMapping.of("gotomeeting", hold(34));

        assertThat(told.alone()).isTrue();
        assertThat(told.who()).isEqualTo("34 people");
        assertThat(told.why())
                .isEqualTo(
                        "Too many at once. Access had been taken from 3 in the hour before; the"
                                + " limit is 10. Held: Ana Gomes (ana@example.com) and 33 more.");
        assertThat(told.todo())
                .contains(
                        "POST /api/v1/jobs/gotomeeting/holds/h1/release",
                        "POST /api/v1/jobs/gotomeeting/holds/h1/reject",
                        "until 24 November 2026, 12:00 UTC");
    }

    @Test
    void namesTwentyHeldPeopleInFull() {
        RemovalHold hold = hold(20);
        HeldUser user = hold.getUsers().getFirst();
        user.setDisplayName("N".repeat(60));
        hold.setUsers(Collections.nCopies(20, user));

        assertThat(HoldMapping.of("gotomeeting", hold).why()).endsWith("(ana@example.com).");
    }

    @Test
    void knowsAHoldAgainByItsIdAlone() {
        assertThat(HoldMapping.of("gotomeeting", hold(34)).sourceId())
                .isEqualTo(HoldMapping.of("gotomeeting", hold(35)).sourceId())
                .isNotEqualTo(HoldMapping.of("other", hold(34)).sourceId());
    }

    @Test
    void readsBackWhatItWrote() {
        List<Standing> standings =
                List.of(
                        new Standing.Planned(),
                        new Standing.Sent(NOON),
                        new Standing.GivenUp(NOON, "away"));

        assertThat(standings)
                .map(standing -> new Entry(MAIL, standing))
                .allSatisfy(
                        entry ->
                                assertThat(
                                                NotificationMapping.toEntry(
                                                        NotificationMapping.key(MAIL),
                                                        NotificationMapping.toRecord(entry)))
                                        .contains(entry));
    }

    private static RemovalHold hold(int held) {
        return RemovalHold.newBuilder()
                .setHoldId("h1")
                .setReason("Too many at once.")
                .setOpenedAt(NOON)
                .setExpiresAt(NOON.plus(1, ChronoUnit.DAYS))
                .setHeld(held)
                .setAlreadyRun(3)
                .setLimit(10)
                .setUsers(List.of(new HeldUser(new UUID(0, 2), "ana@example.com", "Ana Gomes")))
                .build();
    }

    private static Decision decision(DecisionKind kind, @Nullable String todo) {
        return Decision.newBuilder()
                .setId(ID)
                .setUserId(new UUID(0, 2))
                .setUserName("ana@example.com")
                .setDisplayName("Ana Gomes")
                .setKind(kind)
                .setAction(Action.CREATE)
                .setReason("DuplicateSourceEntries")
                .setDetails("Two people have this address.")
                .setRecommendedAction(todo)
                .setChanges(List.of())
                .setSteps(List.of())
                .setCauses(List.of())
                .setDecidedAt(NOON)
                .build();
    }
}
