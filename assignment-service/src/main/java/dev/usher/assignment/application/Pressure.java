package dev.usher.assignment.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether so much waits to be sent that nothing more can be taken. */
public final class Pressure {

    private static final Duration FRESH = Duration.ofMillis(500);

    private final Outbox outbox;
    private final Clock clock;
    private final long most;
    private volatile Look last = new Look(Instant.MIN, 0);

    private record Look(Instant at, long pending) {}

    /**
     * @param most messages that may wait
     */
    public Pressure(Outbox outbox, Clock clock, long most) {
        this.outbox = outbox;
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

    private long pending() {
        Instant now = clock.instant();
        Look look = last;
        if (look.at().isBefore(now.minus(FRESH))) {
            look = new Look(now, outbox.pending(most));
            last = look;
        }
        return look.pending();
    }
}
