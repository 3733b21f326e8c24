package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.HoldState;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.RemovalHold;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardTopologyTest extends DrivenTopology {

    @BeforeEach
    void provision() {
        running();
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        send(
                Topics.RESULTS,
                APPLICATION + "|" + USER,
                Fixtures.succeeded(written(Topics.URGENT_COMMANDS, Command.class).getFirst()));
    }

    private void leave(JobSettings settings) {
        send(Topics.SETTINGS, APPLICATION, settings);
        send(Topics.ENTITLEMENTS, APPLICATION + "|" + USER, Fixtures.unassigned(ChangeKind.SINGLE));
    }

    private SubjectMemory memory() {
        return written(Topics.SUBJECTS, SubjectMemory.class).stream()
                .filter(it -> USER.equals(it.getUserId()))
                .reduce((_, newer) -> newer)
                .orElseThrow();
    }

    private RemovalHold held() {
        leave(Fixtures.guarded());
        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).isEmpty();
        Decision decision = written(Topics.DECISIONS, Decision.class).getLast();
        assertThat(decision.getKind()).isEqualTo(DecisionKind.HELD);
        assertThat(decision.getAction()).isEqualTo(Action.DISABLE);
        assertThat(decision.getAccountKey()).isEqualTo("1001");
        assertThat(decision.getRetryAt())
                .isEqualTo(decision.getDecidedAt().plus(Duration.ofDays(7)));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        RemovalHold hold =
                written(Topics.JOB_STATUS, JobStatus.class).getLast().getHolds().getFirst();
        assertThat(hold.getHoldId()).isEqualTo(decision.getHoldId());
        return hold;
    }

    @Test
    void tellsWhatIsHeldAndForWhom() {
        RemovalHold hold = held();

        assertThat(hold.getHeld()).isOne();
        assertThat(hold.getLimit()).isZero();
        assertThat(hold.getUsers().getFirst().getUserId()).isEqualTo(USER);
        SubjectMemory memory = memory();
        assertThat(Objects.requireNonNull(memory.getHold()).getState()).isEqualTo(HoldState.HELD);
        assertThat(memory.getHold().getHoldId()).isEqualTo(hold.getHoldId());
    }

    @Test
    void sendsWhatIsReleased() {
        RemovalHold hold = held();
        decide(RequestKind.RELEASE_HELD, hold);

        assertThat(awaited(Topics.BULK_COMMANDS, Command.class))
                .singleElement()
                .satisfies(command -> assertThat(command.getAction()).isEqualTo(Action.DISABLE));
        assertThat(written(Topics.DECISIONS, Decision.class).getLast().getKind())
                .isEqualTo(DecisionKind.RELEASED);
    }

    @Test
    void sendsNothingThatIsRejected() {
        RemovalHold hold = held();
        decide(RequestKind.REJECT_HELD, hold, USER);
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).isEmpty();
        assertThat(written(Topics.DECISIONS, Decision.class).getLast().getKind())
                .isEqualTo(DecisionKind.REJECTED);
        assertThat(Objects.requireNonNull(memory().getHold()).getState())
                .isEqualTo(HoldState.REJECTED);
    }

    @Test
    void putsAsideADecisionAboutAHoldThatIsDecidedAlready() {
        RemovalHold hold = held();
        decide(RequestKind.REJECT_HELD, hold);
        decide(RequestKind.RELEASE_HELD, hold);

        assertThat(
                        new String(
                                deadLetters(Topics.REQUESTS)
                                        .readRecord()
                                        .headers()
                                        .lastHeader("dlt-reason")
                                        .value(),
                                UTF_8))
                .contains(hold.getHoldId())
                .contains("is being rejected already");
    }

    @Test
    void tellsOfAUserWhoIsNotHeldAnyMore() {
        RemovalHold hold = held();
        decide(RequestKind.REJECT_HELD, hold, USER);
        decide(RequestKind.RELEASE_HELD, hold, USER);

        assertThat(written(Topics.DECISIONS, Decision.class).getLast())
                .satisfies(
                        it -> {
                            assertThat(it.getKind()).isEqualTo(DecisionKind.EXPLAINED);
                            assertThat(it.getReason()).isEqualTo("NotHeld");
                            assertThat(it.getRequestId()).isEqualTo("r1");
                            assertThat(it.getRecommendedAction()).isNull();
                        });
        assertThat(deadLetters(Topics.REQUESTS).isEmpty()).isTrue();
    }

    private void decide(RequestKind kind, RemovalHold hold, UUID... users) {
        send(
                Topics.REQUESTS,
                APPLICATION + "|r1",
                Fixtures.request(kind, Map.of("holdId", hold.getHoldId()), users));
    }

    @Test
    void takesAccessWhenTheGracePeriodIsOver() {
        leave(Fixtures.settings());
        Decision decision = written(Topics.DECISIONS, Decision.class).getLast();
        assertThat(decision.getKind()).isEqualTo(DecisionKind.GRACE);
        assertThat(decision.getRetryAt()).isEqualTo(decision.getDecidedAt().plusSeconds(60));

        driver.advanceWallClockTime(Duration.ofSeconds(59));
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW.plusSeconds(59)));
        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).isEmpty();
        driver.advanceWallClockTime(Duration.ofSeconds(2));

        assertThat(awaited(Topics.URGENT_COMMANDS, Command.class))
                .singleElement()
                .satisfies(command -> assertThat(command.getAction()).isEqualTo(Action.DISABLE));
    }

    @Test
    void tellsWhenAFailedChangeIsTriedAgain() {
        JobSettings settings = Fixtures.guarded();
        settings.getRemovalGuard().setEnabled(false);
        leave(settings);
        send(
                Topics.RESULTS,
                APPLICATION + "|" + USER,
                Fixtures.failed(
                        written(Topics.URGENT_COMMANDS, Command.class).getFirst(), "REFUSED"));

        Decision decision = written(Topics.DECISIONS, Decision.class).getLast();
        assertThat(decision.getKind()).isEqualTo(DecisionKind.ESCROWED);
        assertThat(decision.getAttempt()).isOne();
        driver.advanceWallClockTime(Duration.between(NOW, decision.getRetryAt()).plusSeconds(1));
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW.plusSeconds(70)));

        assertThat(awaited(Topics.BULK_COMMANDS, Command.class))
                .singleElement()
                .satisfies(command -> assertThat(command.getAttempt()).isEqualTo(2));
    }
}
