package dev.usher.policy;

import java.time.Duration;
import java.util.List;

/**
 * When a failed change is tried again.
 *
 * @param delays before the second, third ... attempt; the last is repeated
 * @param giveUpAfter time after the first failure from which it is not tried any more
 */
public record RetrySchedule(List<Duration> delays, Duration giveUpAfter) {

    /** As when nothing is said. */
    public static final RetrySchedule DEFAULT =
            new RetrySchedule(
                    List.of(
                            Duration.ofMinutes(1),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(30),
                            Duration.ofHours(2),
                            Duration.ofHours(6),
                            Duration.ofHours(12),
                            Duration.ofHours(24)),
                    Duration.ofDays(28));

    public RetrySchedule {
        delays = List.copyOf(delays);
    }
}
