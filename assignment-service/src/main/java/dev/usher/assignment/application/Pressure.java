package dev.usher.assignment.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/** Whether so much waits to be sent that nothing more can be taken. */
public final class Pressure {

    private static final Duration FRESH = Duration.ofMillis(500);

    private final LongUnaryOperator waiting;
    private final Clock clock;
    private final long most;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Look last = new Look(Instant.MIN, 0);

    private record Look(Instant at, long pending) {}

    /**
     * @param waiting counts those that wait, up to a number
     * @param most messages that may wait
     */
    public Pressure(LongUnaryOperator waiting, Clock clock, long most) {
        this.waiting = waiting;
        this.clock = clock;
        this.most = most;
    }

    /** Whether as many wait as may. */
    public boolean isTooHigh() {
        return pending() >= most;
    }

    /** Whether work that can wait should. */
    public boolean isHigh() {
        return pending() >= most / 2;
    }

    /** Whoever finds that the last look is too old takes another; meanwhile the last one counts. */
    private long pending() {
        Instant now = clock.instant();
        if (last.at().isBefore(now.minus(FRESH)) && looking.tryLock()) {
            try {
                last = new Look(now, waiting.applyAsLong(most));
            } finally {
                looking.unlock();
            }
        }
        return last.pending();
    }
}
