package dev.usher.benchmarks.connector;

/** How a figure has to stand to its bound. */
enum Relation {
    AT_MOST("at most"),
    BELOW("below"),
    AT_LEAST("at least"),
    /** It is measured to be known; there is no bound. */
    ANY("");

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
            case ANY -> true;
        };
    }
}
