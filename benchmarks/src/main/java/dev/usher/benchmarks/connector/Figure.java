package dev.usher.benchmarks.connector;

import java.util.Locale;

/** What is measured, and what it has to keep to on a machine with two cores. */
enum Figure {
    LIMITED_SECONDS(
            "limitedSeconds",
            "10,000 creations while GoTo takes 10 calls a second and batches of 25",
            "%.1f s",
            Relation.BELOW,
            60),
    CALLS_PER_CREATION(
            "callsPerCreation",
            "calls to the Admin API for each of those creations",
            "%.4f",
            Relation.AT_MOST,
            0.05),
    GOODPUT_OF_LIMIT(
            "goodputOfLimit",
            "creations one by one: share of the limit that is used for success",
            "%.3f",
            Relation.AT_LEAST,
            0.95),
    UNBATCHED_PER_SECOND(
            "unbatchedPerSecond",
            "creations a second one by one, each call taking 50 ms, without a limit",
            "%.0f /s",
            Relation.AT_LEAST,
            400),
    BATCHED_PER_SECOND("batchedPerSecond", "the same in batches of 25", "%.0f /s", Relation.ANY, 0),
    URGENT_SECONDS(
            "urgentSeconds",
            "a removal of access in the middle of 10,000 queued creations",
            "%.2f s",
            Relation.AT_MOST,
            3),
    FAULTS_LOST(
            "faultsLost",
            "with 10 % 429, 5 % 5xx and 5 % cuts after commit: people or commands lost",
            "%.0f",
            Relation.AT_MOST,
            0),
    FAULTS_DUPLICATED(
            "faultsDuplicated",
            "there: accounts made twice and commands answered twice",
            "%.0f",
            Relation.AT_MOST,
            0),
    FAULTS_WASTED_SHARE(
            "faultsWastedShare",
            "there: share of calls that no account, no fault and no doubt accounts for",
            "%.4f",
            Relation.BELOW,
            0.02),
    RESIDENT_MB(
            "residentMb",
            "most memory the connector's process had in all of the above",
            "%.0f MB",
            Relation.AT_MOST,
            300),
    SCAN_ACCOUNTS(
            "scanAccounts", "accounts told by the first scan", "%.0f", Relation.AT_LEAST, 100_000),
    SCAN_RESIDENT_MB(
            "scanResidentMb",
            "most memory the connector's process had in that scan",
            "%.0f MB",
            Relation.BELOW,
            350);

    private final String key;
    private final String meaning;
    private final String format;
    private final Relation relation;
    private final double bound;

    Figure(String key, String meaning, String format, Relation relation, double bound) {
        this.key = key;
        this.meaning = meaning;
        this.format = format;
        this.relation = relation;
        this.bound = bound;
    }

    /** Its name in JSON. */
    String key() {
        return key;
    }

    String meaning() {
        return meaning;
    }

    boolean bounded() {
        return relation != Relation.ANY;
    }

    boolean holds(double measured) {
        return relation.holds(measured, bound);
    }

    /** The bound for a person; empty when there is none. */
    String wanted() {
        return bounded() ? relation.words() + " " + text(bound) : "";
    }

    /** Whether the bound holds for small runs, too. */
    boolean ofAnySize() {
        return this == FAULTS_LOST || this == FAULTS_DUPLICATED;
    }

    String text(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
