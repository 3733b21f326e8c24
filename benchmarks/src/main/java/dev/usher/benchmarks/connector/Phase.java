package dev.usher.benchmarks.connector;

import java.util.Locale;

/** The phases, in the order they run in; each starts its own stand-in and connector. */
public enum Phase {
    LIMITED,
    GOODPUT,
    UNBATCHED,
    BATCHED,
    URGENT,
    FAULTS,
    SCAN;

    Measurement measurement() {
        return switch (this) {
            case LIMITED -> new LimitedCreations();
            case GOODPUT -> new Goodput();
            case UNBATCHED ->
                    new SlowCalls(toString(), false, 1_000, 4_000, Figure.UNBATCHED_PER_SECOND);
            case BATCHED ->
                    new SlowCalls(toString(), true, 5_000, 20_000, Figure.BATCHED_PER_SECOND);
            case URGENT -> new UrgentRemovals();
            case FAULTS -> new Faults();
            case SCAN -> new FirstScan();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
