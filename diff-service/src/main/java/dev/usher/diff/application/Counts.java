package dev.usher.diff.application;

import java.util.Map;

/** What is counted of one application; a count that is not there is zero. */
public record Counts(Map<Count, Long> values) {

    static final Counts NONE = new Counts(Map.of());

    public Counts {
        values = Map.copyOf(values);
    }

    public long of(Count count) {
        return values.getOrDefault(count, 0L);
    }
}
