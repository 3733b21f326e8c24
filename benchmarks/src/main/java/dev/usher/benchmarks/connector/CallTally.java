package dev.usher.benchmarks.connector;

/**
 * What the calls of a run were for.
 *
 * @param calls all to the Admin API, refused and cut ones included, tokens not
 * @param creating those that made at least one account, whether or not their answer arrived
 * @param spoiled those that a fault was injected into and that made no account
 * @param looks those that read, and that no fault was injected into
 * @param doubtful people in creating calls that a fault cut off or answered with a 5xx, so that
 *     nobody could know whether they have an account
 * @param tooFast those that GoTo answered with 429
 */
record CallTally(long calls, long creating, long spoiled, long looks, long doubtful, long tooFast) {

    static final CallTally NONE = new CallTally(0, 0, 0, 0, 0, 0);

    CallTally plus(CallTally other) {
        return new CallTally(
                calls + other.calls,
                creating + other.creating,
                spoiled + other.spoiled,
                looks + other.looks,
                doubtful + other.doubtful,
                tooFast + other.tooFast);
    }

    /**
     * Calls that nothing accounts for: they made nobody an account, no fault spoiled them, and
     * nobody's doubtful account was looked for.
     */
    long wasted() {
        return Math.max(0, calls - creating - spoiled - Math.min(looks, doubtful));
    }

    /** Wasted calls as a share of all. */
    double wastedShare() {
        return calls == 0 ? 0 : (double) wasted() / calls;
    }
}
