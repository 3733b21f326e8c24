package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class LullTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final BackOff PAUSES =
            new BackOff(1, Duration.ofMillis(100), Duration.ofSeconds(30));

    @Property
    void waitsAsLongAsAskedUpToAnHour(
            @ForAll @IntRange(min = 0, max = 100_000) int seconds,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration asked = Duration.ofSeconds(seconds);

        Duration left =
                Lull.NONE
                        .after(CallOutcome.THROTTLED, NOW, NOW, Optional.of(asked), PAUSES, chance)
                        .left(NOW);

        assertThat(left)
                .isGreaterThanOrEqualTo(
                        asked.compareTo(Lull.LONGEST_ASKED) < 0 ? asked : Lull.LONGEST_ASKED)
                .isLessThanOrEqualTo(Lull.LONGEST_ASKED);
    }

    @Property
    void neverEndsEarlierThanItSaid(
            @ForAll List<CallOutcome> outcomes,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Lull lull = Lull.NONE;
        Instant at = NOW;
        for (CallOutcome outcome : outcomes) {
            Instant until = lull.until();
            lull = lull.after(outcome, at, at, Optional.empty(), PAUSES, chance);
            assertThat(lull.until()).isAfterOrEqualTo(until);
            at = at.plusMillis(50);
        }
    }

    @Property
    void growsWithEachThatFollowsWithoutAGoodAnswer(
            @ForAll @IntRange(min = 1, max = 20) int times) {
        Lull lull = Lull.NONE;
        Duration before = Duration.ZERO;
        Instant at = NOW;
        for (int i = 0; i < times; i++) {
            lull = throttled(lull, at);
            assertThat(lull.left(at)).isGreaterThanOrEqualTo(before);
            before = lull.left(at);
            at = lull.until();
        }

        lull = lull.after(CallOutcome.ANSWERED, at, at, Optional.empty(), PAUSES, 0);
        assertThat(throttled(lull, at).left(at)).isEqualTo(PAUSES.first());
    }

    @Example
    void countsCallsSentTogetherOnce() {
        Lull once = throttled(Lull.NONE, NOW);

        assertThat(
                        once.after(
                                CallOutcome.THROTTLED,
                                NOW.minusMillis(10),
                                NOW.plusMillis(5),
                                Optional.empty(),
                                PAUSES,
                                0))
                .isEqualTo(once);
    }

    @Example
    void takesSeveralFailuresInARowForMoreThanChance() {
        Lull lull = Lull.NONE;
        for (int i = 1; i < Lull.FAILING; i++) {
            lull = lull.after(CallOutcome.UNAVAILABLE, NOW, NOW, Optional.empty(), PAUSES, 0);
            assertThat(lull.left(NOW)).isZero();
        }

        assertThat(
                        lull.after(CallOutcome.UNANSWERED, NOW, NOW, Optional.empty(), PAUSES, 0)
                                .left(NOW))
                .isPositive();
        assertThat(
                        lull.after(CallOutcome.REFUSED, NOW, NOW, Optional.empty(), PAUSES, 0)
                                .after(
                                        CallOutcome.UNANSWERED,
                                        NOW,
                                        NOW,
                                        Optional.empty(),
                                        PAUSES,
                                        0)
                                .left(NOW))
                .isZero();
    }

    private static Lull throttled(Lull lull, Instant at) {
        return lull.after(CallOutcome.THROTTLED, at, at, Optional.empty(), PAUSES, 0);
    }
}
