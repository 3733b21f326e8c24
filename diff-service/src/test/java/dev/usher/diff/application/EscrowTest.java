package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.RetrySchedule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change that failed. */
class EscrowTest {

    private static final String MAIL = "a@example.com";

    private final World world = new World();

    @BeforeEach
    void fail() {
        world.running().assigned(1, MAIL);
        world.fail(0, "REFUSED");
    }

    @Test
    void isTriedAgainByTheScheduleAndSaysWhen() {
        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 ESCROWED REFUSED");
        assertThat(world.lastVerdict().until())
                .hasValueSatisfying(
                        at ->
                                assertThat(Duration.between(world.now(), at))
                                        .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66)));

        world.secondsLater(70);

        assertThat(world.onlyCommand().flight().attempt()).isEqualTo(2);
        world.fail(0, "REFUSED");
        assertThat(world.lastVerdict().attempts()).isEqualTo(2);
        world.secondsLater(250);
        assertThat(world.commands).isEmpty();
        world.secondsLater(100);
        assertThat(world.onlyCommand().flight().attempt()).isEqualTo(3);
    }

    @Test
    void waitsOutCyclesAndRepetitions() {
        world.scanned().assigned(1, MAIL);

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).hasSize(1);
    }

    @Test
    void isTriedAtOnceWhenSomethingElseIsWanted() {
        world.assigned(1, MAIL, "Changed", Lane.URGENT);

        assertThat(world.onlyCommand().flight().attempt()).isOne();
    }

    @Test
    void tellsTheValuesThatTheAnswerNames() {
        assertThat(world.lastVerdict().notice().details()).startsWith("It is so. ");
        assertThat(world.lastVerdict().notice().values()).containsExactly("8");
    }

    @Test
    void isTriedAtOnceUnderOtherSettings() {
        world.settings(true);

        assertThat(world.onlyCommand().flight().attempt()).isOne();
    }

    @Test
    void isForgottenWhenItSucceeds() {
        world.secondsLater(70).settled();
        assertThat(world.count(Count.ESCROWED)).isZero();

        world.assigned(1, MAIL, "Changed", Lane.URGENT);

        assertThat(world.onlyCommand().flight().attempt()).isOne();
    }

    @Test
    void isForgottenWhenNothingIsWantedAnyMore() {
        world.unassigned(1, MAIL);
        assertThat(world.count(Count.ESCROWED)).isZero();

        world.minutesLater(10);

        assertThat(world.commands).isEmpty();
    }

    @Test
    void isSaidToBeOverOnceWhenNothingIsWantedAnyMore() {
        world.unassigned(1, MAIL).unassigned(1, MAIL).scanned();

        assertThat(world.verdicts).containsExactly("1 ESCROWED REFUSED", "1 SKIPPED NothingToDo");
        assertThat(world.lastVerdict().notice().recommendedAction()).isEmpty();
        assertThat(world.lastVerdict().attempts()).isZero();
    }

    @Test
    void isSaidToBeOverWhenItFailsAgainAfterNothingIsWantedAnyMore() {
        world.secondsLater(70).has(1, MAIL, "A", Set.of(), Lane.BULK);
        assertThat(world.verdicts).containsExactly("1 ESCROWED REFUSED");

        world.fail(0, "REFUSED");

        assertThat(world.verdicts).containsExactly("1 ESCROWED REFUSED", "1 SKIPPED NothingToDo");
    }

    @Test
    void usesUpNoAttemptWhenNothingCouldBeChangedAnyway() {
        world.secondsLater(70);
        for (int outage = 0; outage < 50; outage++) {
            world.fail(0, "UNREACHABLE");
            world.secondsLater(59);
            assertThat(world.commands).isEmpty();
            world.secondsLater(2);
            assertThat(world.onlyCommand().flight().attempt()).isEqualTo(2);
        }

        assertThat(world.verdicts).contains("1 ESCROWED UNREACHABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNAVAILABLE", "NO_ANSWER", "UNREADABLE_ANSWER"})
    void usesUpAttemptsWhenGoToDoesForOthersWhatItIsAskedAllTheWhile(String fault) {
        world.secondsLater(70);
        world.fail(0, fault);
        assertThat(world.lastVerdict().attempts()).isOne();
        assertThat(world.lastVerdict().notice().details()).contains("as would any other");

        world.assigned(2, "b@example.com").settled();
        world.secondsLater(61);
        world.fail(0, fault);
        assertThat(world.lastVerdict().attempts()).isEqualTo(2);
        assertThat(world.lastVerdict().notice().details()).doesNotContain("as would any other");

        world.scanned();
        world.secondsLater(250);
        assertThat(world.commands).isEmpty();
        world.secondsLater(100);
        world.fail(0, fault);
        assertThat(world.lastVerdict().attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_MANY_REQUESTS", "UNREACHABLE", "SIGN_IN_REFUSED"})
    void usesUpNoAttemptForWhatOneChangeCannotCause(String fault) {
        world.secondsLater(70);
        for (int user = 2; user < 9; user++) {
            world.fail(0, fault);
            world.assigned(user, user + "@example.com").settled();
            world.secondsLater(61);
            assertThat(world.onlyCommand().flight().attempt()).isEqualTo(2);
        }
    }

    @Test
    void usesUpNoAttemptInAnOutageThatBeganAfterOthersSucceeded() {
        world.assigned(2, "b@example.com").settled();
        world.secondsLater(70);

        world.fail(0, "UNAVAILABLE");
        world.secondsLater(61);
        world.fail(0, "UNAVAILABLE");

        assertThat(world.lastVerdict().attempts()).isOne();
    }

    @Test
    void isGivenUpWhenGoToAloneNeverManagesThisOne() {
        world.settings(
                it ->
                        it.retrySchedule(
                                new RetrySchedule(
                                        List.of(Duration.ofMinutes(1)), Duration.ofMinutes(30))));
        int calls = 0;
        while (!world.commands.isEmpty() && calls < 100) {
            world.fail(0, "UNAVAILABLE");
            world.assigned(2, "b@example.com", "Name" + calls++, Lane.URGENT);
            world.carryOut(0);
            world.secondsLater(70);
        }

        assertThat(calls).isBetween(20, 40);
        assertThat(world.lastVerdict().until()).isEmpty();
        assertThat(world.lastVerdict().notice().recommendedAction()).isPresent();
    }

    @Test
    void isGivenUpInTheEndAndSaysWhatToDo() {
        world.settings(
                it ->
                        it.retrySchedule(
                                new RetrySchedule(
                                        List.of(Duration.ofMinutes(1)), Duration.ofMinutes(3))));
        world.fail(0, "REFUSED");
        world.secondsLater(70);
        world.fail(0, "REFUSED");
        world.secondsLater(70);
        world.fail(0, "REFUSED");

        assertThat(world.lastVerdict().until()).isEmpty();
        assertThat(world.lastVerdict().notice().recommendedAction()).isPresent();
        world.minutesLater(100_000);
        assertThat(world.commands).isEmpty();
    }

    @Test
    void callsForActionAtTheFirstAttemptAndNotAtTheNext() {
        assertThat(world.lastVerdict().notice().details())
                .startsWith("It is so. The change failed");
        assertThat(world.lastVerdict().notice().recommendedAction()).contains("Mend it.");
        assertThat(world.lastVerdict().tried()).contains(Action.CREATE);

        world.secondsLater(70);
        world.fail(0, "REFUSED");

        assertThat(world.lastVerdict().attempts()).isEqualTo(2);
        assertThat(world.lastVerdict().notice().recommendedAction()).isEmpty();
    }

    @Test
    void survivesARestart() {
        world.restarted().secondsLater(70);
        assertThat(world.commands).isEmpty();

        world.caughtUp();

        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.CREATE);
    }

    @Test
    void writesOnWhenSomethingElseDiffersAfterwards() {
        world.secondsLater(70).settled().assigned(1, MAIL, "New", Lane.URGENT);
        world.carryOutButChange(0, "lastName", "Other");

        assertThat(world.onlyCommand().send().changes())
                .extracting(change -> change.attribute())
                .containsExactly("lastName");
        world.carryOutButChange(0, "firstName", "Other");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).endsWith("1 SKIPPED NotConverging");
        assertThat(world.lastVerdict().notice().details()).contains("firstName");
    }
}
