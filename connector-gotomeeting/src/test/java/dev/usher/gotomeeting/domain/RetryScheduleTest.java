package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final BackOff BACK_OFF =
            new BackOff(8, Duration.ofMillis(500), Duration.ofSeconds(30));

    @Property
    void retriesStayAShareOfCallsInEveryWindow(
            @ForAll @Size(max = 400) List<@IntRange(max = 2000) Integer> gaps,
            @ForAll @IntRange(max = 10) int always,
            @ForAll @DoubleRange(min = 0, max = 0.5) double share) {
        RetryBudget budget = new RetryBudget(share, always);
        Deque<Instant> retries = new ArrayDeque<>();
        Instant at = NOW;
        int calls = 100;
        for (int gap : gaps) {
            at = at.plusMillis(gap);
            Instant begin = at.minus(RetryBudget.WINDOW);
            retries.removeIf(retry -> !retry.isAfter(begin));
            if (budget.spend(calls, at)) {
                retries.addLast(at);
            }
            assertThat(retries.size()).isLessThanOrEqualTo((int) Math.ceil(always + share * calls));
        }
    }

    @Property
    void allowsAFewHoweverQuietItIs(@ForAll @IntRange(min = 1, max = 20) int always) {
        RetryBudget budget = new RetryBudget(0.1, always);
        for (int i = 0; i < always; i++) {
            assertThat(budget.spend(0, NOW)).isTrue();
        }

        assertThat(budget.spend(0, NOW)).isFalse();
        assertThat(budget.spend(0, NOW.plus(RetryBudget.WINDOW))).isTrue();
    }

    @Property
    void endsAfterSoManyTries(
            @ForAll @IntRange(min = 1, max = 100) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(BACK_OFF.next(attempt, failure(Reason.UNAVAILABLE, Optional.empty()), chance))
                .matches(pause -> pause.isPresent() == attempt < 8);
    }

    @Example
    void leavesThePauseOfThrottledCallsToAllTogether() {
        assertThat(BACK_OFF.next(3, failure(Reason.TOO_MANY_REQUESTS, Optional.empty()), 0))
                .contains(Duration.ZERO);
    }

    @Example
    void givesUpWhenAskedToWaitLongerThanAnyoneDoes() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(BACK_OFF.next(1, failure(Reason.UNAVAILABLE, Optional.of(minute)), 0)).isEmpty();
    }

    private static Failure.Transient failure(Reason reason, Optional<Duration> asked) {
        return new Failure.Transient(reason, Optional.empty(), Optional.empty(), asked, false);
    }
}
