package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;
import java.util.Optional;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Quantity {
    SCIM_CREATES_PER_SECOND(
            "scimCreatesPerSecond",
            "users created by SCIM, one by one, by eight at a time",
            "%.0f /s",
            Bound.atLeast(400)),
    IMPORT_ROWS_PER_SECOND(
            "importRowsPerSecond", "users imported as JSON Lines", "%.0f /s", Bound.atLeast(8_000)),
    EVENT_P50_MS(
            "eventP50Ms",
            "from a change of one user to its event, idle: median",
            "%.0f ms",
            Bound.atMost(30)),
    EVENT_P99_MS("eventP99Ms", "its 99th percentile", "%.0f ms"),
    GROUP_ASSIGNED_SECONDS(
            "groupAssignedSeconds",
            "a group of all users is assigned: until the last event",
            "%.1f s",
            Bound.atMost(15)),
    EVENT_MAX_MS_DURING_GROUP(
            "eventMaxMsDuringGroup",
            "a change of one user to its event meanwhile: the longest",
            "%.0f ms",
            Bound.below(1_000)),
    MEMBER_PATCH_MS(
            "memberPatchMs",
            "one member added to that group by SCIM: 99th percentile",
            "%.0f ms",
            Bound.below(50)),
    FILTER_MS(
            "filterMs",
            "any SCIM call with all users there: the longest",
            "%.0f ms",
            Bound.below(600)),
    SCIM_P99_MS(
            "scimP99Ms",
            "a user created by SCIM while 100 a second are: 99th percentile",
            "%.0f ms",
            Bound.atMost(60)),
    RESIDENT_MB(
            "residentMb",
            "most memory the process had in all of the above",
            "%.0f MB",
            Bound.atMost(350));

    private final String key;
    private final String meaning;
    private final String format;

    @SuppressWarnings("ImmutableEnumChecker") // A bound is a record of an enum and a number.
    private final Optional<Bound> bound;

    Figure(String key, String meaning, String format, Bound bound) {
        this(key, meaning, format, Optional.of(bound));
    }

    Figure(String key, String meaning, String format) {
        this(key, meaning, format, Optional.empty());
    }

    Figure(String key, String meaning, String format, Optional<Bound> bound) {
        this.key = key;
        this.meaning = meaning;
        this.format = format;
        this.bound = bound;
    }

    /** The figures of a run with so many users, yet to be measured. */
    static Report<Figure> report(int users) {
        boolean full = users == IntakeBench.USERS;
        return new Report<>(Figure.class, figure -> figure.bound.filter(_ -> full), full);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String format() {
        return format;
    }
}
