package dev.usher.benchmarks.connector;

/**
 * What the calls of a run were for.
 *
 * @param calls all to the Admin API, refused and cut ones included, tokens not
 * @param creating those that made at least one account, whether or not their answer arrived
 * @param struck those that a fault was injected into
 * @param tooFast those that GoTo answered with 429
 */
record CallTally(long calls, long creating, long struck, long tooFast) {

    static final CallTally NONE = new CallTally(0, 0, 0, 0);

    CallTally plus(CallTally other) {
        return new CallTally(
                calls + other.calls,
                creating + other.creating,
                struck + other.struck,
                tooFast + other.tooFast);
    }

    /**
     * Calls that nothing accounts for. A fault accounts for one call: one that was not carried out
     * for itself, one that was cut after it was carried out for the look at what became of it.
     */
    long wasted() {
        return Math.max(0, calls - creating - struck);
    }

    /** Wasted calls as a share of all. */
    double wastedShare() {
        return calls == 0 ? 0 : (double) wasted() / calls;
    }
}
