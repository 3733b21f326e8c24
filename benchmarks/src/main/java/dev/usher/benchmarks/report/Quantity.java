package dev.usher.benchmarks.report;

import java.util.Locale;

/** Something that is measured. */
public interface Quantity {

    /** Its name in JSON. */
    String key();

    /** What it is, for a person. */
    String meaning();

    /** How a value is written for a person, with its unit, as {@link String#format} takes it. */
    String format();

    /** A value for a person. */
    default String text(double value) {
        return String.format(Locale.ROOT, format(), value);
    }
}
