package dev.usher.policy.expression;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;

/**
 * A date format of .NET in its invariant culture, made into Java's. Letters that are no .NET
 * specifier mean themselves, {@code T} and {@code Z} among them.
 */
final class DotNetDateFormat {

    /** .NET's standard formats of one letter, spelled out. */
    private static final Map<String, String> STANDARD =
            Map.ofEntries(
                    Map.entry("d", "MM/dd/yyyy"),
                    Map.entry("D", "dddd, dd MMMM yyyy"),
                    Map.entry("f", "dddd, dd MMMM yyyy HH:mm"),
                    Map.entry("F", "dddd, dd MMMM yyyy HH:mm:ss"),
                    Map.entry("g", "MM/dd/yyyy HH:mm"),
                    Map.entry("G", "MM/dd/yyyy HH:mm:ss"),
                    Map.entry("m", "MMMM dd"),
                    Map.entry("M", "MMMM dd"),
                    Map.entry("o", "yyyy-MM-ddTHH:mm:ss.fffffffK"),
                    Map.entry("O", "yyyy-MM-ddTHH:mm:ss.fffffffK"),
                    Map.entry("r", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
                    Map.entry("R", "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
                    Map.entry("s", "yyyy-MM-ddTHH:mm:ss"),
                    Map.entry("t", "HH:mm"),
                    Map.entry("T", "HH:mm:ss"),
                    Map.entry("u", "yyyy-MM-dd HH:mm:ssZ"),
                    Map.entry("y", "yyyy MMMM"),
                    Map.entry("Y", "yyyy MMMM"));

    /** A date, and whether the text said from where it is counted. */
    record Moment(LocalDateTime utc, boolean zoned) {}

    private final String text;
    private final DateTimeFormatter formatter;
    private final boolean namesYear;
    private final boolean namesOffset;

    private DotNetDateFormat(
            String text, DateTimeFormatter formatter, boolean namesYear, boolean namesOffset) {
        this.text = text;
        this.formatter = formatter;
        this.namesYear = namesYear;
        this.namesOffset = namesOffset;
    }

    /**
     * Understands a format.
     *
     * @throws IllegalArgumentException if it is none
     */
    static DotNetDateFormat of(String text) {
        String custom = STANDARD.getOrDefault(text, text);
        DateFormatTranslation translation = new DateFormatTranslation(custom);
        translation.run();
        return new DotNetDateFormat(
                text, translation.formatter(), translation.namesYear(), translation.namesOffset());
    }

    String text() {
        return text;
    }

    boolean namesYear() {
        return namesYear;
    }

    /**
     * Reads a date, shifted to UTC if it says from where it is counted.
     *
     * @throws java.time.DateTimeException if the text does not have this format
     */
    Moment read(String source) {
        TemporalAccessor parsed = formatter.parse(source);
        return new Moment(Dates.inUtc(parsed), parsed.isSupported(ChronoField.OFFSET_SECONDS));
    }

    /** Writes a date of UTC. */
    String write(Moment moment) {
        return formatter.format(
                moment.zoned || namesOffset
                        ? OffsetDateTime.of(moment.utc, ZoneOffset.UTC)
                        : moment.utc);
    }
}
