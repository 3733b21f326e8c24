package dev.usher.gotomeeting.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait between tries: doubling from {@code first} to {@code longest}, less up to half
 * of it by chance so that many do not come back at once. What the other side asked for is waited at
 * least, up to {@code longest}.
 *
 * @param attempts how often to try at all
 */
public record BackOff(int attempts, Duration first, Duration longest) {

    public BackOff {
        if (attempts < 1 || first.isNegative() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "Back-off needs an attempt and a first pause not longer than the longest");
        }
    }

    /**
     * The pause after a failed try.
     *
     * @param attempt which try failed, from 1
     * @param chance from 0 to 1
     */
    public Duration pause(int attempt, Optional<Duration> asked, double chance) {
        int doublings = Math.min(attempt - 1, 30);
        long full = longest.toMillis();
        if (first.toMillis() <= full >> doublings) {
            full = first.toMillis() << doublings;
        }
        long jittered = full - Math.round(full / 2.0 * chance);
        return Duration.ofMillis(
                Math.max(
                        jittered,
                        asked.map(wish -> Math.min(wish.toMillis(), longest.toMillis()))
                                .orElse(0L)));
    }

    /**
     * The pause before the next try after a transient failure; empty when it is better to give up.
     * Throttled calls pause all together, not one by one.
     *
     * @param attempt which try failed, from 1
     * @param chance from 0 to 1
     */
    public Optional<Duration> next(int attempt, Failure.Transient failure, double chance) {
        if (attempt >= attempts
                || failure.retryAfter().filter(asked -> asked.compareTo(longest) > 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                failure.reason() == Reason.TOO_MANY_REQUESTS
                        ? Duration.ZERO
                        : pause(attempt, failure.retryAfter(), chance));
    }
}
