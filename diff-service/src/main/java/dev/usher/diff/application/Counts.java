package dev.usher.diff.application;

import java.util.EnumMap;
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

    Counts plus(Count count, long more) {
        Map<Count, Long> changed = new EnumMap<>(Count.class);
        changed.putAll(values);
        changed.merge(count, more, Long::sum);
        return new Counts(changed);
    }

    /** Those that outlive a cycle. */
    Counts forNewCycle() {
        Map<Count, Long> kept = new EnumMap<>(Count.class);
        values.forEach(
                (count, value) -> {
                    if (!count.ofCycle()) {
                        kept.put(count, value);
                    }
                });
        return new Counts(kept);
    }
}
