package dev.usher.diff.domain;

import dev.usher.policy.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a change that failed is tried again. Each pause is up to a tenth shorter or longer than the
 * settings say, the same for the same user and failure, so that many do not come back at once.
 */
public record Retries(RetrySchedule schedule) {

    /** The pause when nothing at all can be changed: it is not the change that fails. */
    public static final Duration TARGET_PAUSE = Duration.ofMinutes(1);

    private static final double JITTER = 0.1;

    /**
     * The next attempt; empty: there is none, unless something changes or somebody asks.
     *
     * @param failures that counted since the change last succeeded, the one now included; from 1
     */
    public Optional<Instant> next(
            UserId user, int failures, Instant firstFailedAt, Instant failedAt) {
        Instant next = failedAt.plus(pause(user, failures));
        return next.isAfter(firstFailedAt.plus(schedule.giveUpAfter()))
                ? Optional.empty()
                : Optional.of(next);
    }

    private Duration pause(UserId user, int failures) {
        List<Duration> delays = schedule.delays();
        long written = delays.get(Math.min(failures, delays.size()) - 1).toMillis();
        return Duration.ofMillis(written + Math.round(written * JITTER * lot(user, failures)));
    }

    /** From -1 to 1; the finalizer of SplitMix64 spreads what is alike. */
    private static double lot(UserId user, int failures) {
        long bits =
                user.value().getMostSignificantBits()
                        ^ user.value().getLeastSignificantBits()
                        ^ failures * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return (bits ^ bits >>> 31) / (double) Long.MAX_VALUE;
    }
}
