package dev.usher.console.domain;

import java.util.List;
import java.util.Optional;

/**
 * A page of the log, newest first.
 *
 * @param next where the following page begins; empty at the end
 */
public record LogPage(List<LogEntry> entries, Optional<LogCursor> next) {

    public LogPage {
        entries = List.copyOf(entries);
    }

    /**
     * Cuts a page out of what was read.
     *
     * @param read up to one entry more than the page may hold, newest first
     */
    public static LogPage of(List<LogEntry> read, int limit) {
        if (read.size() <= limit) {
            return new LogPage(read, Optional.empty());
        }
        List<LogEntry> entries = read.subList(0, limit);
        return new LogPage(entries, Optional.of(LogCursor.at(entries.getLast())));
    }
}
