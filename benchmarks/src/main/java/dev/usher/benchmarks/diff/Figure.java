package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;
import java.util.Optional;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Quantity {
    USERS("users", "users of the application", "%.0f"),
    DECIDED_PER_SECOND(
            "decidedPerSecond",
            "users a second, when everybody is decided for the first time",
            "%.0f /s",
            Bound.atLeast(20_000),
            Bound.atLeast(1_000_000 / 60.0)),
    TAKE_IN_SECONDS(
            "takeInSeconds", "before that: writing their records, and taking them in", "%.1f s"),
    GROUP_ASSIGNED_SECONDS(
            "groupAssignedSeconds",
            "a group of so many members assigned: until all were commanded and answered",
            "%.1f s"),
    GROUP_UNASSIGNED_SECONDS(
            "groupUnassignedSeconds", "and unassigned: until all were answered or held", "%.1f s"),
    SETTINGS_CHANGE_SECONDS(
            "settingsChangeSeconds", "new settings: until everybody was decided again", "%.1f s"),
    EVENT_P50_MS(
            "eventP50Ms",
            "a single change to its command, idle: median",
            "%.0f ms",
            Bound.atMost(150),
            Bound.atMost(150)),
    EVENT_P99_MS(
            "eventP99Ms", "its 99th percentile", "%.0f ms", Bound.atMost(600), Bound.atMost(600)),
    EVENT_P99_MS_UNDER_LOAD(
            "eventP99MsUnderLoad",
            "the same while everybody is decided again",
            "%.0f ms",
            Bound.atMost(1_500)),
    RESTART_SECONDS(
            "restartSeconds",
            "from a request to stop until started again, ready, and a change decided",
            "%.1f s",
            Bound.atMost(10)),
    KILL_RESTART_SECONDS("killRestartSeconds", "the same from a kill", "%.1f s", Bound.atMost(20)),
    RESIDENT_MB(
            "residentMb",
            "most memory the process had in all of the above",
            "%.0f MB",
            Bound.atMost(450),
            Bound.atMost(1_200)),
    STATE_MB("stateMb", "size of its state folder", "%.0f MB");

    /** What bounds are for, unless they are for the other. */
    private static final int USUAL = DiffBench.USERS;

    private static final int MANY = 1_000_000;

    private final String key;
    private final String meaning;
    private final String format;

    @SuppressWarnings("ImmutableEnumChecker") // A bound is a record of an enum and a number.
    private final Optional<Bound> usual;

    @SuppressWarnings("ImmutableEnumChecker") // A bound is a record of an enum and a number.
    private final Optional<Bound> many;

    Figure(String key, String meaning, String format, Bound usual, Bound many) {
        this(key, meaning, format, Optional.of(usual), Optional.of(many));
    }

    Figure(String key, String meaning, String format, Bound usual) {
        this(key, meaning, format, Optional.of(usual), Optional.empty());
    }

    Figure(String key, String meaning, String format) {
        this(key, meaning, format, Optional.empty(), Optional.empty());
    }

    Figure(String key, String meaning, String format, Optional<Bound> usual, Optional<Bound> many) {
        this.key = key;
        this.meaning = meaning;
        this.format = format;
        this.usual = usual;
        this.many = many;
    }

    /** The figures of a run with so many users, yet to be measured. */
    static Report<Figure> report(int users) {
        return new Report<>(
                Figure.class,
                figure ->
                        switch (users) {
                            case USUAL -> figure.usual;
                            case MANY -> figure.many;
                            default -> Optional.empty();
                        },
                users == USUAL || users == MANY);
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
