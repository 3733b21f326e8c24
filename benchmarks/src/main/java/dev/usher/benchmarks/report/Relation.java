package dev.usher.benchmarks.report;

/** How a figure has to stand to its bound. */
public enum Relation {
    AT_MOST("at most"),
    BELOW("below"),
    AT_LEAST("at least");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean holds(double measured, double bound) {
        return switch (this) {
            case AT_MOST -> measured <= bound;
            case BELOW -> measured < bound;
            case AT_LEAST -> measured >= bound;
        };
    }
}
