package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final BackOff BACK_OFF = new BackOff(5, FIRST, LONGEST);

    @Property
    void staysBetweenHalfTheFirstAndTheLongest(
            @ForAll @IntRange(min = 1, max = 100) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(BACK_OFF.pause(attempt, Optional.empty(), chance))
                .isBetween(FIRST.dividedBy(2), LONGEST);
    }

    @Property
    void neverShrinksFromTryToTryForTheSameChance(
            @ForAll @IntRange(min = 1, max = 99) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(BACK_OFF.pause(attempt + 1, Optional.empty(), chance))
                .isGreaterThanOrEqualTo(BACK_OFF.pause(attempt, Optional.empty(), chance));
    }

    @Property
    void waitsAsLongAsAskedUpToTheLongest(
            @ForAll @IntRange(min = 1, max = 100) int attempt,
            @ForAll @IntRange(min = 0, max = 100_000) int seconds) {
        Duration asked = Duration.ofSeconds(seconds);

        assertThat(BACK_OFF.pause(attempt, Optional.of(asked), 1))
                .isGreaterThanOrEqualTo(asked.compareTo(LONGEST) < 0 ? asked : LONGEST)
                .isLessThanOrEqualTo(LONGEST);
    }
}
