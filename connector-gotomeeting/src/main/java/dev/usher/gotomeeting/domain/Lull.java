package dev.usher.gotomeeting.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which no call is made since GoTo wants or needs a rest. Begins when GoTo throttles,
 * asks for it, or has failed several times in a row; each that follows the last without a good
 * answer in between is longer.
 *
 * @param times lulls since the last good answer
 * @param failures failed calls in a row
 * @param since when it began
 * @param until no call before
 */
public record Lull(int times, int failures, Instant since, Instant until) {

    /** So many failures in a row are no chance. */
    static final int FAILING = 3;

    /** Nobody means to be left alone for longer. */
    static final Duration LONGEST_ASKED = Duration.ofHours(1);

    public static final Lull NONE = new Lull(0, 0, Instant.EPOCH, Instant.EPOCH);

    public Duration left(Instant now) {
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /**
     * As it is after a call.
     *
     * @param sentAt when the call was sent; what was sent before a lull neither ends nor repeats it
     * @param asked what GoTo asked to wait
     * @param pauses how long to rest unless asked
     * @param chance from 0 to 1
     */
    public Lull after(
            CallOutcome outcome,
            Instant sentAt,
            Instant now,
            Optional<Duration> asked,
            BackOff pauses,
            double chance) {
        boolean old = sentAt.isBefore(since);
        return switch (outcome) {
            case ANSWERED, REFUSED -> old ? this : new Lull(0, 0, since, until);
            case THROTTLED -> rest(old, failures, now, asked, pauses, chance);
            case UNAVAILABLE, UNANSWERED -> {
                int inARow = failures + 1;
                yield asked.isPresent() || inARow >= FAILING
                        ? rest(old, inARow, now, asked, pauses, chance)
                        : new Lull(times, inARow, since, until);
            }
        };
    }

    private Lull rest(
            boolean old,
            int inARow,
            Instant now,
            Optional<Duration> asked,
            BackOff pauses,
            double chance) {
        Instant wished = asked.map(wait -> now.plus(shorter(wait))).orElse(until);
        Instant least = old ? until : now.plus(pauses.pause(times + 1, Optional.empty(), chance));
        Instant end = later(until, later(wished, least));
        return old ? new Lull(times, inARow, since, end) : new Lull(times + 1, inARow, now, end);
    }

    private static Duration shorter(Duration asked) {
        return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
