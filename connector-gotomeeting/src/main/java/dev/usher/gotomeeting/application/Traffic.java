package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CallOutcome;
import dev.usher.gotomeeting.domain.RecentCalls;
import dev.usher.gotomeeting.domain.Tally;
import java.time.Duration;
import java.time.InstantSource;

/** How one application's calls to GoTo go. Told of every exchange; thread-safe. */
public final class Traffic {

    private static final Duration LOOKED_BACK_UPON = Duration.ofMinutes(1);

    private final int concurrency;
    private final InstantSource clock;
    private final RecentCalls recent = new RecentCalls(LOOKED_BACK_UPON);

    /**
     * @param concurrency orders under way at one time, at most
     */
    public Traffic(int concurrency, InstantSource clock) {
        this.concurrency = concurrency;
        this.clock = clock;
    }

    /**
     * Takes note of an exchange.
     *
     * @param latency from sending to the answer, or to giving up
     */
    public synchronized void observe(CallOutcome outcome, Duration latency) {
        recent.add(outcome, clock.instant());
    }

    /** How many orders may be under way now. */
    synchronized int concurrency() {
        return concurrency;
    }

    /** The exchanges of the last minute, or since the last restart. */
    public synchronized Tally lastMinute() {
        return recent.tally(clock.instant());
    }

    /** Forgets how it went; what comes is a new beginning. */
    public synchronized void restart() {
        recent.clear();
    }
}
