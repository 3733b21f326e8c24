package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreationTest {

    private final ScriptedGoTo goTo = new ScriptedGoTo();
    private final Creation creation =
            new Creation(
                    goTo,
                    new SeatLedger(),
                    new BackOff(3, Duration.ZERO, Duration.ofMillis(1)),
                    InstantSource.fixed(Examples.NOW),
                    true);

    @Test
    void looksBeforeItCreatesAgainWhenTheFirstTryMayHaveWorked() {
        goTo.failures.add(cut());
        goTo.createdAnyway = true;

        Report report = creation.execute(Examples.creation());

        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.creations).isEqualTo(1);
        assertThat(report.attempts()).isEqualTo(2);
        assertThat(report.apiCalls()).isEqualTo(2);
    }

    @Test
    void createsAgainWhenTheFirstTryLeftNothing() {
        goTo.failures.add(cut());

        Report report = creation.execute(Examples.creation());

        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.creations).isEqualTo(2);
    }

    @Test
    void answersAConflictWhenAStrangerIsFoundAfterDoubt() {
        goTo.failures.add(cut());
        goTo.there = Examples.account("Stranger");

        assertThat(creation.execute(Examples.creation()).verdict())
                .isEqualTo(new Verdict.Conflict(Examples.account("Stranger")));
    }

    @Test
    void answersAConflictWhenTheEmailIsRefused() {
        goTo.failures.add(
                new Failure.Permanent(Reason.EMAIL_IN_USE, Optional.of(409), Optional.empty()));
        goTo.there = Examples.account("Lee");

        assertThat(creation.execute(Examples.creation()).verdict())
                .isEqualTo(new Verdict.Conflict(Examples.account("Lee")));
    }

    @Test
    void saysSoWhenTheEmailIsInUseElsewhere() {
        goTo.failures.add(
                new Failure.Permanent(Reason.EMAIL_IN_USE, Optional.of(409), Optional.empty()));

        assertThat(creation.execute(Examples.creation()).verdict())
                .isEqualTo(new Verdict.Failed(Failure.Permanent.of(Reason.EMAIL_IN_USE)));
    }

    @Test
    void givesUpAfterSoManyTries() {
        for (int i = 0; i < 9; i++) {
            goTo.failures.add(throttled());
        }

        Report report = creation.execute(Examples.creation());

        assertThat(report.verdict()).isEqualTo(new Verdict.Failed(throttled()));
        assertThat(report.attempts()).isEqualTo(3);
    }

    private static Failure cut() {
        return new Failure.Transient(
                Reason.NO_ANSWER, Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private static Failure throttled() {
        return new Failure.Transient(
                Reason.TOO_MANY_REQUESTS,
                Optional.of(429),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
