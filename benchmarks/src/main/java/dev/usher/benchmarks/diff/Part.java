package dev.usher.benchmarks.diff;

import java.util.Locale;

/** What can be run by itself; each has a diff-service, topics and users of its own. */
public enum Part {
    /** Users who have accounts already. */
    EVERYBODY,
    /** Users who have none, and get and lose them together. */
    GROUP;

    Measurement measurement() {
        return switch (this) {
            case EVERYBODY -> new Everybody();
            case GROUP -> new Group();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
