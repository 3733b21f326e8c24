package dev.usher.benchmarks.report;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that is measured.
 *
 * @param key its name in JSON
 * @param meaning what it is, for a person
 * @param format how a value is written for a person, with its unit, as {@link String#format} takes
 *     it
 * @param bound what it has to keep to
 */
public record Quantity(String key, String meaning, String format, Optional<Bound> bound) {

    /** A quantity without a bound. */
    public Quantity(String key, String meaning, String format) {
        this(key, meaning, format, Optional.empty());
    }

    public Quantity(String key, String meaning, String format, Bound bound) {
        this(key, meaning, format, Optional.of(bound));
    }

    /** A value for a person. */
    String text(double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
