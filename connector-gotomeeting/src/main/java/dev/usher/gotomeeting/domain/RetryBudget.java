package dev.usher.gotomeeting.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps retries a small share of all calls, so that a GoTo in trouble is not given more to do. Not
 * thread-safe.
 */
public final class RetryBudget {

    /** The time over which calls and retries are compared. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private final double share;
    private final int always;
    private final Deque<Instant> spent = new ArrayDeque<>();

    /**
     * @param share of the calls that may be retries, from 0 to 1
     * @param always so many in the window are allowed, however few calls there are
     */
    public RetryBudget(double share, int always) {
        this.share = share;
        this.always = always;
    }

    /**
     * Allows a retry, or not.
     *
     * @param calls made in the window
     */
    public boolean spend(int calls, Instant now) {
        Instant begin = now.minus(WINDOW);
        while (!spent.isEmpty() && !spent.getFirst().isAfter(begin)) {
            spent.removeFirst();
        }
        if (spent.size() >= always + share * calls) {
            return false;
        }
        spent.addLast(now);
        return true;
    }
}
