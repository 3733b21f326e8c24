package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Measured;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;
import java.util.Optional;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Measured {
    USERS(new Quantity("users", "users of the application", "%.0f")),
    DECIDED_PER_SECOND(
            new Quantity(
                    "decidedPerSecond",
                    "users a second, when everybody is decided for the first time",
                    "%.0f /s",
                    Bound.atLeast(20_000))),
    COLD_DECIDED_PER_SECOND(
            new Quantity(
                    "coldDecidedPerSecond",
                    "before that, of another application, when the process had just started",
                    "%.0f /s")),
    TAKE_IN_SECONDS(
            new Quantity(
                    "takeInSeconds",
                    "before that: writing their records, and taking them in",
                    "%.1f s")),
    GROUP_ASSIGNED_SECONDS(
            new Quantity(
                    "groupAssignedSeconds",
                    "a group of so many members assigned: until all were commanded and answered",
                    "%.1f s")),
    GROUP_UNASSIGNED_SECONDS(
            new Quantity(
                    "groupUnassignedSeconds",
                    "and unassigned: until all were answered or held",
                    "%.1f s")),
    SETTINGS_CHANGE_SECONDS(
            new Quantity(
                    "settingsChangeSeconds",
                    "new settings: until everybody was decided again",
                    "%.1f s")),
    EVENT_P50_MS(
            new Quantity(
                    "eventP50Ms",
                    "a single change to its command, idle: median",
                    "%.0f ms",
                    Bound.atMost(150))),
    EVENT_P99_MS(new Quantity("eventP99Ms", "its 99th percentile", "%.0f ms", Bound.atMost(600))),
    EVENT_P99_MS_UNDER_LOAD(
            new Quantity(
                    "eventP99MsUnderLoad",
                    "the same while everybody is decided again",
                    "%.0f ms",
                    Bound.atMost(1_500))),
    RESTART_SECONDS(
            new Quantity(
                    "restartSeconds",
                    "from a request to stop until started again, ready, and a change decided",
                    "%.1f s",
                    Bound.atMost(10))),
    KILL_RESTART_SECONDS(
            new Quantity("killRestartSeconds", "the same from a kill", "%.1f s", Bound.atMost(20))),
    RESIDENT_MB(
            new Quantity(
                    "residentMb",
                    "most memory the process had in all of the above",
                    "%.0f MB",
                    Bound.atMost(450))),
    STATE_MB(new Quantity("stateMb", "size of its state folder", "%.0f MB"));

    /** What bounds are for, unless they are for the other. */
    private static final int USUAL = DiffBench.USERS;

    private static final int MANY = 1_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // A quantity is a record of words and a number.
    private final Quantity quantity;

    Figure(Quantity quantity) {
        this.quantity = quantity;
    }

    /** The figures of a run with so many users, yet to be measured. */
    static Report<Figure> report(int users) {
        return new Report<>(
                Figure.class,
                figure ->
                        switch (users) {
                            case USUAL -> figure.quantity.bound();
                            case MANY -> figure.boundForMany();
                            default -> Optional.empty();
                        },
                users == USUAL || users == MANY);
    }

    @Override
    public Quantity quantity() {
        return quantity;
    }

    private Optional<Bound> boundForMany() {
        return switch (this) {
            case DECIDED_PER_SECOND -> Optional.of(Bound.atLeast(1_000_000 / 60.0));
            case EVENT_P50_MS, EVENT_P99_MS -> quantity.bound();
            case RESIDENT_MB -> Optional.of(Bound.atMost(1_200));
            default -> Optional.empty();
        };
    }
}
