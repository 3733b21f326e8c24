package dev.usher.console.domain;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in the log, newest first: entries are ordered by time, those of one time by id. Entries
 * that arrive later do not shift it.
 */
public record LogCursor(Instant at, UUID id) {

    /** The place of an entry. */
    public static LogCursor at(LogEntry entry) {
        return new LogCursor(entry.at(), entry.id());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException when the text is something else
     */
    public static LogCursor parse(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int separator = plain.indexOf('|');
        if (separator < 0) {
            throw new IllegalArgumentException("Not a place in the log");
        }
        try {
            return new LogCursor(
                    Instant.parse(plain.substring(0, separator)),
                    UUID.fromString(plain.substring(separator + 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a place in the log", e);
        }
    }

    /** A form that fits in a URL and tells nobody anything. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
