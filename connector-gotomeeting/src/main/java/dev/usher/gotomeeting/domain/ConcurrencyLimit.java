package dev.usher.gotomeeting.domain;

import java.time.Instant;

/**
 * How many calls may be under way at one time. Begins low. A full round of good answers while it is
 * used up lets it grow by one; a sign of overload halves it, once for all calls of that round.
 *
 * @param most it never grows beyond
 * @param limit as it grows, by fractions
 * @param shrunkAt when it shrank last
 */
public record ConcurrencyLimit(int most, double limit, Instant shrunkAt) {

    private static final int LOW = 2;

    public ConcurrencyLimit {
        if (most < 1 || limit < 1 || limit > most) {
            throw new IllegalArgumentException("A limit of " + limit + " is not from 1 to " + most);
        }
    }

    /** Low, as at the beginning and after trouble. */
    public static ConcurrencyLimit low(int most) {
        return new ConcurrencyLimit(most, Math.min(LOW, most), Instant.MIN);
    }

    public int whole() {
        return (int) limit;
    }

    /**
     * As it is after a call.
     *
     * @param underWay calls under way when this one ended, itself included
     * @param sentAt when the call was sent
     */
    public ConcurrencyLimit after(CallOutcome outcome, int underWay, Instant sentAt, Instant now) {
        return switch (outcome) {
            case ANSWERED, REFUSED ->
                    underWay < whole()
                            ? this
                            : new ConcurrencyLimit(
                                    most, Math.min(most, limit + 1 / limit), shrunkAt);
            case THROTTLED, UNAVAILABLE, UNANSWERED ->
                    sentAt.isBefore(shrunkAt)
                            ? this
                            : new ConcurrencyLimit(most, Math.max(1, limit / 2), now);
        };
    }
}
