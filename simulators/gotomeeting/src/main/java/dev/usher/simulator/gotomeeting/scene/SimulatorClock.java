package dev.usher.simulator.gotomeeting.scene;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A clock that goes along with another, ahead or behind, or stands still. */
public final class SimulatorClock implements InstantSource {

    private final InstantSource base;
    private Duration ahead = Duration.ZERO;
    private Optional<Instant> frozen = Optional.empty();
    private int turns;

    public SimulatorClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public synchronized Instant instant() {
        return frozen.orElseGet(() -> base.instant().plus(ahead));
    }

    public synchronized boolean stands() {
        return frozen.isPresent();
    }

    /** How often the clock was turned back. */
    public synchronized int turns() {
        return turns;
    }

    /** Moves on by this much; back if it is negative. */
    public synchronized void advance(Duration by) {
        set(instant().plus(by));
    }

    /** Shows this from now on, and goes or stands as before. */
    public synchronized void set(Instant now) {
        if (now.isBefore(instant())) {
            turns++;
        }
        ahead = Duration.between(base.instant(), now);
        frozen = frozen.map(_ -> now);
    }

    /** Makes the clock stand still, or go on from where it stands. */
    public synchronized void freeze(boolean still) {
        Instant now = instant();
        frozen = still ? Optional.of(now) : Optional.empty();
        set(now);
    }

    /** Goes along with the other clock again. */
    public synchronized void reset() {
        turns++;
        ahead = Duration.ZERO;
        frozen = Optional.empty();
    }
}
