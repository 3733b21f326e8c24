package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.CallOutcome;
import dev.usher.gotomeeting.domain.ConcurrencyLimit;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lull;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.RecentCalls;
import dev.usher.gotomeeting.domain.RetryBudget;
import dev.usher.gotomeeting.domain.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How one application's calls to GoTo go, and what follows for those to come: how many at one time,
 * whether to pause, and whether to try again. Told of every exchange; thread-safe.
 */
public final class Traffic {

    private static final double RETRIED_SHARE = 0.1;
    private static final int RETRIED_ALWAYS = 10;

    private final BackOff calls;
    private final BackOff lulls;
    private final InstantSource clock;
    private final RecentCalls recent = new RecentCalls(RetryBudget.WINDOW);
    private final RetryBudget retries = new RetryBudget(RETRIED_SHARE, RETRIED_ALWAYS);
    private ConcurrencyLimit limit;
    private Lull lull = Lull.NONE;
    private int underWay;

    /**
     * @param concurrency calls under way at one time, at most
     * @param calls how a call is repeated; nobody waits longer for one than its longest pause
     */
    public Traffic(int concurrency, BackOff calls, InstantSource clock) {
        this.limit = ConcurrencyLimit.low(concurrency);
        this.calls = calls;
        this.lulls = new BackOff(1, calls.first().dividedBy(5), calls.longest());
        this.clock = clock;
    }

    /**
     * Takes note of an exchange.
     *
     * @param latency from sending to the answer, or to giving up
     */
    public void observe(CallOutcome outcome, Duration latency) {
        observe(outcome, latency, Optional.empty());
    }

    /**
     * Takes note of an exchange.
     *
     * @param latency from sending to the answer, or to giving up
     * @param asked what GoTo asked to wait
     */
    public synchronized void observe(
            CallOutcome outcome, Duration latency, Optional<Duration> asked) {
        Instant now = clock.instant();
        Instant sentAt = now.minus(latency);
        recent.add(outcome, now);
        limit = limit.after(outcome, underWay, sentAt, now);
        lull =
                lull.after(
                        outcome,
                        sentAt,
                        now,
                        asked,
                        lulls,
                        ThreadLocalRandom.current().nextDouble());
    }

    /** The exchanges of the last minute, or since the last restart. */
    public synchronized Tally lastMinute() {
        return recent.tally(clock.instant());
    }

    /** Forgets how it went and begins anew: slowly, but at once. */
    public synchronized void restart() {
        recent.clear();
        limit = ConcurrencyLimit.low(limit.most());
        lull = Lull.NONE;
    }

    /** How many calls may be under way now. */
    public synchronized int concurrency() {
        return limit.whole();
    }

    /** Whether no call is made for the time being. */
    public synchronized boolean pausing() {
        return lull.left(clock.instant()).isPositive();
    }

    /**
     * How long no call may be made.
     *
     * @throws GoToException when that is longer than anyone waits for a call
     */
    public synchronized Duration pause() {
        Duration left = lull.left(clock.instant());
        if (left.compareTo(calls.longest()) > 0) {
            throw new GoToException(
                    new Failure.Transient(
                            Reason.TOO_MANY_REQUESTS,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(left),
                            false));
        }
        return left;
    }

    /** Whether another call may be under way. */
    public synchronized boolean hasRoom() {
        return underWay < limit.whole();
    }

    public synchronized void begun() {
        underWay++;
    }

    public synchronized void ended() {
        underWay--;
    }

    /**
     * Whether something that failed may be tried again: retries stay a small share of all calls.
     * Throttled calls were not carried out and are not counted.
     */
    synchronized boolean mayRetry(Failure.Transient failure) {
        Instant now = clock.instant();
        return failure.reason() == Reason.TOO_MANY_REQUESTS
                || retries.spend(recent.tally(now).total(), now);
    }
}
