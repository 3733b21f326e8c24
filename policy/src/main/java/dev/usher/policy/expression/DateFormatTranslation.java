package dev.usher.policy.expression;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

/** Builds Java's formatter from a custom date format of .NET. */
final class DateFormatTranslation {

    private static final Map<Long, String> HALVES = Map.of(0L, "AM", 1L, "PM");
    private static final Map<Long, String> HALF_LETTERS = Map.of(0L, "A", 1L, "P");

    /** Two digits of a year mean one up to 2049, as in present .NET. */
    private static final LocalDate TWO_DIGITS_FROM = LocalDate.of(1950, 1, 1);

    private final String text;
    private final DateTimeFormatterBuilder builder =
            new DateTimeFormatterBuilder().parseCaseInsensitive();
    private boolean year;
    private boolean offset;
    private boolean month;
    private boolean day;
    private boolean halfDayHour;
    private boolean half;
    private int at;

    DateFormatTranslation(String text) {
        this.text = text;
    }

    boolean namesYear() {
        return year;
    }

    boolean namesOffset() {
        return offset;
    }

    /** What the format became. */
    DateTimeFormatter formatter() {
        if (!month) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (!day) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (halfDayHour && !half) {
            builder.parseDefaulting(ChronoField.AMPM_OF_DAY, 0);
        }
        return builder.toFormatter(Locale.US)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    void run() {
        if (text.length() < 2) {
            throw new IllegalArgumentException("no format");
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            int length = 1;
            switch (c) {
                case '%' -> {}
                case '\\' -> {
                    builder.appendLiteral(charAt(at + 1));
                    length = 2;
                }
                case '\'', '"' -> {
                    int end = text.indexOf(c, at + 1);
                    if (end < 0) {
                        throw new IllegalArgumentException("open quotation");
                    }
                    builder.appendLiteral(text.substring(at + 1, end));
                    length = end + 1 - at;
                }
                default -> {
                    while (at + length < text.length() && text.charAt(at + length) == c) {
                        length++;
                    }
                    append(c, length);
                }
            }
            at += length;
        }
    }

    private char charAt(int index) {
        if (index >= text.length()) {
            throw new IllegalArgumentException("open escape");
        }
        return text.charAt(index);
    }

    private void append(char letter, int length) {
        switch (letter) {
            case 'd' -> appendDay(length);
            case 'M' -> appendMonth(length);
            case 'y' -> appendYear(length);
            case 'H' -> appendNumber(ChronoField.HOUR_OF_DAY, length);
            case 'h' -> {
                halfDayHour = true;
                appendNumber(ChronoField.CLOCK_HOUR_OF_AMPM, length);
            }
            case 'm' -> appendNumber(ChronoField.MINUTE_OF_HOUR, length);
            case 's' -> appendNumber(ChronoField.SECOND_OF_MINUTE, length);
            case 'f' -> {
                atMostSeven(length);
                builder.appendFraction(ChronoField.NANO_OF_SECOND, length, length, false);
            }
            case 'F' -> {
                atMostSeven(length);
                builder.appendFraction(ChronoField.NANO_OF_SECOND, 0, length, false);
            }
            case 't' -> {
                half = true;
                builder.appendText(ChronoField.AMPM_OF_DAY, length == 1 ? HALF_LETTERS : HALVES);
            }
            case 'z' -> {
                offset = true;
                builder.appendOffset(
                        length > 2 ? "+HH:MM" : length == 2 ? "+HH" : "+H",
                        length > 2 ? "+00:00" : length == 2 ? "+00" : "+0");
            }
            case 'K' -> builder.optionalStart().appendOffset("+HH:MM", "Z").optionalEnd();
            case 'g' -> builder.appendLiteral("A.D.");
            default -> builder.appendLiteral(String.valueOf(letter).repeat(length));
        }
    }

    private static void atMostSeven(int length) {
        if (length > 7) {
            throw new IllegalArgumentException("more than seven digits");
        }
    }

    private void appendDay(int length) {
        if (length > 2) {
            builder.appendText(
                    ChronoField.DAY_OF_WEEK, length == 3 ? TextStyle.SHORT : TextStyle.FULL);
            return;
        }
        day = true;
        appendNumber(ChronoField.DAY_OF_MONTH, length);
    }

    private void appendMonth(int length) {
        month = true;
        if (length > 2) {
            builder.appendText(
                    ChronoField.MONTH_OF_YEAR, length == 3 ? TextStyle.SHORT : TextStyle.FULL);
            return;
        }
        appendNumber(ChronoField.MONTH_OF_YEAR, length);
    }

    private void appendYear(int length) {
        year = true;
        if (length > 2) {
            builder.appendValue(
                    ChronoField.YEAR, length, Math.max(4, length), SignStyle.NOT_NEGATIVE);
        } else {
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, TWO_DIGITS_FROM);
        }
    }

    private void appendNumber(ChronoField field, int length) {
        if (length == 1) {
            builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
        } else {
            builder.appendValue(field, 2);
        }
    }
}
