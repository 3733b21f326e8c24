package dev.usher.policy.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Dates and times whose form is not said: ISO 8601, or as Entra's functions write them. UTC. */
final class Dates {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US);

    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']")
                    .optionalStart()
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalEnd()
                    .appendPattern("[' '][XXX][XX][X]")
                    .toFormatter(Locale.US);

    private static final DateTimeFormatter MONTH_FIRST =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("M/d/uuuu[ h:mm[:ss] a][ H:mm[:ss]][' '][XXX]")
                    .toFormatter(Locale.US);

    /** From where Active Directory counts. */
    private static final Instant YEAR_1601 = Instant.parse("1601-01-01T00:00:00Z");

    private Dates() {}

    /** The date and time in UTC, of years that .NET knows; what names no offset is UTC. */
    static Optional<LocalDateTime> read(String text) {
        try {
            return Optional.of(
                            inUtc((text.indexOf('/') < 0 ? ISO : MONTH_FIRST).parse(text.strip())))
                    .filter(Dates::known);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** Whether .NET can say it. */
    static boolean known(LocalDateTime date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }

    /** Midnight if no time is known; shifted to UTC if an offset is. */
    static LocalDateTime inUtc(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local =
                LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
        return parsed.isSupported(ChronoField.OFFSET_SECONDS)
                ? local.minusSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                : local;
    }

    /** {@code M/d/yyyy h:mm:ss tt}, the form of all of Entra's date functions. */
    static String write(LocalDateTime utc) {
        return WRITTEN.format(utc);
    }

    /** Active Directory's number: steps of 100 ns since 1601. */
    static long fileTime(LocalDateTime utc) {
        Instant instant = utc.toInstant(ZoneOffset.UTC);
        long seconds = instant.getEpochSecond() - YEAR_1601.getEpochSecond();
        return Math.addExact(Math.multiplyExact(seconds, 10_000_000L), instant.getNano() / 100);
    }

    /** The opposite. */
    static LocalDateTime ofFileTime(long fileTime) {
        return LocalDateTime.ofInstant(
                YEAR_1601.plus(fileTime / 10, ChronoUnit.MICROS).plusNanos(fileTime % 10 * 100),
                ZoneOffset.UTC);
    }
}
