package dev.usher.console.adapter.yaml;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** Durations as people write them. */
final class Durations {

    private static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    /**
     * A duration with its unit, such as 60s or 2h; empty when it is none, or longer than a year.
     */
    static Optional<Duration> parse(String text) {
        try {
            if (new BigInteger(text).signum() >= 0) {
                return Optional.empty();
            }
        } catch (NumberFormatException _) {
            // Not a bare number without unit, which is what a duration must not be.
        }
        try {
            return Optional.of(DurationStyle.detectAndParse(text))
                    .filter(duration -> duration.compareTo(LONGEST) <= 0);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
