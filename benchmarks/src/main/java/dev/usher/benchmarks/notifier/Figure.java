package dev.usher.benchmarks.notifier;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;
import java.util.Optional;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Quantity {
    FAILURES("failures", "users who fail for one cause, spread over a minute", "%.0f"),
    MAILS("mails", "different mails that tell of them", "%.0f", Bound.atMost(2)),
    SECONDS_TO_FIRST_MAIL(
            "secondsToFirstMail",
            "from the first failure to the first mail",
            "%.1f s",
            Bound.atMost(35)),
    LOST("lost", "failures that no mail counts", "%.0f", Bound.atMost(0)),
    REPEATED(
            "repeated",
            "mails that came twice, and failures told twice, over a kill",
            "%.0f",
            Bound.atMost(1)),
    RESIDENT_MB("residentMb", "most memory the process had", "%.0f MB", Bound.atMost(250));

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

    /** The figures of a run, yet to be measured. */
    static Report<Figure> report() {
        return new Report<>(Figure.class, figure -> figure.bound, true);
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
