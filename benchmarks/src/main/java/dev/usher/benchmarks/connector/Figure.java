package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Measured;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Measured {
    LIMITED_SECONDS(
            new Quantity(
                    "limitedSeconds",
                    "10,000 creations while GoTo takes 10 calls a second and batches of 25",
                    "%.1f s",
                    Bound.below(60))),
    CALLS_PER_CREATION(
            new Quantity(
                    "callsPerCreation",
                    "calls to the Admin API for each of those creations",
                    "%.4f",
                    Bound.atMost(0.05))),
    GOODPUT_OF_LIMIT(
            new Quantity(
                    "goodputOfLimit",
                    "creations one by one: share of the limit that is used for success",
                    "%.3f",
                    Bound.atLeast(0.95))),
    UNBATCHED_PER_SECOND(
            new Quantity(
                    "unbatchedPerSecond",
                    "creations a second one by one, each call taking 50 ms, without a limit",
                    "%.0f /s",
                    Bound.atLeast(400))),
    BATCHED_PER_SECOND(new Quantity("batchedPerSecond", "the same in batches of 25", "%.0f /s")),
    URGENT_SECONDS(
            new Quantity(
                    "urgentSeconds",
                    "a removal of access in the middle of 10,000 queued creations",
                    "%.2f s",
                    Bound.atMost(3))),
    FAULTS_LOST(
            new Quantity(
                    "faultsLost",
                    "with 10 % 429, 5 % 5xx and 5 % cuts after commit: people or commands lost",
                    "%.0f",
                    Bound.atMost(0))),
    FAULTS_DUPLICATED(
            new Quantity(
                    "faultsDuplicated",
                    "there: accounts made twice and commands answered twice",
                    "%.0f",
                    Bound.atMost(0))),
    FAULTS_WASTED_SHARE(
            new Quantity(
                    "faultsWastedShare",
                    "there: share of calls that no account, no fault and no doubt accounts for",
                    "%.4f",
                    Bound.below(0.02))),
    RESIDENT_MB(
            new Quantity(
                    "residentMb",
                    "most memory the connector's process had in all of the above",
                    "%.0f MB",
                    Bound.atMost(300))),
    SCAN_ACCOUNTS(
            new Quantity(
                    "scanAccounts",
                    "accounts told by the first scan",
                    "%.0f",
                    Bound.atLeast(100_000))),
    SCAN_RESIDENT_MB(
            new Quantity(
                    "scanResidentMb",
                    "most memory the connector's process had in that scan",
                    "%.0f MB",
                    Bound.below(350)));

    @SuppressWarnings("ImmutableEnumChecker") // A quantity is a record of words and a number.
    private final Quantity quantity;

    Figure(Quantity quantity) {
        this.quantity = quantity;
    }

    /**
     * The figures of a run, yet to be measured.
     *
     * @param fullSize whether all bounds apply; otherwise only those that hold for any size do
     */
    static Report<Figure> report(boolean fullSize) {
        return new Report<>(
                Figure.class,
                figure -> figure.quantity.bound().filter(_ -> fullSize || figure.ofAnySize()),
                fullSize);
    }

    @Override
    public Quantity quantity() {
        return quantity;
    }

    private boolean ofAnySize() {
        return this == FAULTS_LOST || this == FAULTS_DUPLICATED;
    }
}
