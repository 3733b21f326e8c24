package dev.usher.benchmarks.notifier;

import dev.usher.benchmarks.report.Bound;
import dev.usher.benchmarks.report.Measured;
import dev.usher.benchmarks.report.Quantity;
import dev.usher.benchmarks.report.Report;

/** What is measured, and what it has to keep to on a machine with two cores. */
public enum Figure implements Measured {
    FAILURES(
            new Quantity("failures", "users who fail for one cause, spread over a minute", "%.0f")),
    MAILS(new Quantity("mails", "different mails that tell of them", "%.0f", Bound.atMost(2))),
    SECONDS_TO_FIRST_MAIL(
            new Quantity(
                    "secondsToFirstMail",
                    "from the first failure to the first mail",
                    "%.1f s",
                    Bound.atMost(35))),
    LOST(
            new Quantity(
                    "lost",
                    "failures that no mail counts, over a kill and while the mail server is away",
                    "%.0f",
                    Bound.atMost(0))),
    REPEATED(
            new Quantity(
                    "repeated",
                    "mails that came twice, and failures told twice, over a kill",
                    "%.0f",
                    Bound.atMost(1))),
    RESIDENT_MB(
            new Quantity(
                    "residentMb", "most memory the process had", "%.0f MB", Bound.atMost(250)));

    @SuppressWarnings("ImmutableEnumChecker") // A quantity is a record of words and a number.
    private final Quantity quantity;

    Figure(Quantity quantity) {
        this.quantity = quantity;
    }

    /** The figures of a run, yet to be measured. */
    static Report<Figure> report() {
        return new Report<>(Figure.class, figure -> figure.quantity.bound(), true);
    }

    @Override
    public Quantity quantity() {
        return quantity;
    }
}
