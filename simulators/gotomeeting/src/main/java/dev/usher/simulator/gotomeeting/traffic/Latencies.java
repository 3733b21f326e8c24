package dev.usher.simulator.gotomeeting.traffic;

import java.time.Duration;
import java.util.Random;

/** Draws each call's time from the distribution that holds now. Safe for several threads. */
public final class Latencies {

    private Latency latency = Latency.none();
    private Random random = new Random(0);

    /** Replaces the distribution; the same seed draws the same times in the same order. */
    public synchronized void set(Latency wanted, long seed) {
        latency = wanted;
        random = new Random(seed);
    }

    public synchronized Latency latency() {
        return latency;
    }

    public synchronized Duration next() {
        return latency.sample(random);
    }
}
