package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Measured;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Measured {
    SCIM_CREATES_PER_SECOND(
            new Quantity(
                    "scimCreatesPerSecond",
                    "users created by SCIM, one by one, by eight at a time",
                    "%.0f /s",
                    Bound.atLeast(400))),
    IMPORT_ROWS_PER_SECOND(
            new Quantity(
                    "importRowsPerSecond",
                    "users imported as JSON Lines",
                    "%.0f /s",
                    Bound.atLeast(8_000))),
    EVENT_P50_MS(
            new Quantity(
                    "eventP50Ms",
                    "from a change of one user to its event, idle: median",
                    "%.0f ms",
                    Bound.atMost(30))),
    EVENT_P99_MS(new Quantity("eventP99Ms", "its 99th percentile", "%.0f ms")),
    GROUP_ASSIGNED_SECONDS(
            new Quantity(
                    "groupAssignedSeconds",
                    "a group of all users is assigned: until the last event",
                    "%.1f s",
                    Bound.atMost(15))),
    EVENT_MAX_MS_DURING_GROUP(
            new Quantity(
                    "eventMaxMsDuringGroup",
                    "a change of one user to its event meanwhile: the longest",
                    "%.0f ms",
                    Bound.below(1_000))),
    MEMBER_PATCH_MS(
            new Quantity(
                    "memberPatchMs",
                    "one member added to that group by SCIM: 99th percentile",
                    "%.0f ms",
                    Bound.below(50))),
    FILTER_MS(
            new Quantity(
                    "filterMs",
                    "any SCIM call with all users there: the longest",
                    "%.0f ms",
                    Bound.below(600))),
    SCIM_P99_MS(
            new Quantity(
                    "scimP99Ms",
                    "a user created by SCIM while 100 a second are: 99th percentile",
                    "%.0f ms",
                    Bound.atMost(60))),
    RESIDENT_MB(
            new Quantity(
                    "residentMb",
                    "most memory the process had in all of the above",
                    "%.0f MB",
                    Bound.atMost(350)));

    @SuppressWarnings("ImmutableEnumChecker") // A quantity is a record of words and a number.
    private final Quantity quantity;

    Figure(Quantity quantity) {
        this.quantity = quantity;
    }

    /** The figures of a run with so many users, yet to be measured. */
    static Report<Figure> report(int users) {
        boolean full = users == IntakeBench.USERS;
        return new Report<>(
                Figure.class, figure -> figure.quantity.bound().filter(_ -> full), full);
    }

    @Override
    public Quantity quantity() {
        return quantity;
    }
}
