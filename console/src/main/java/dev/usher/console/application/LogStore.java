package dev.usher.console.application;

import dev.usher.console.domain.KnownUser;
import dev.usher.console.domain.LogEntry;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogPage;
import dev.usher.console.domain.LogQuery;
import dev.usher.console.domain.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the log and the names of users. */
public interface LogStore {

    /**
     * Stores all of them in one transaction. Stored again, they change nothing.
     *
     * @return the outcomes of the entries that ended with these records, one each
     */
    List<LogOutcome> record(List<LogRecord> records);

    /** Stores what is newer than what is known, in one transaction. */
    void remember(List<KnownUser> users);

    /** Forgets a user's names. */
    void forget(String application, UUID userId);

    LogPage find(LogQuery query);

    Optional<LogEntry> find(UUID id);

    /** The decision that answers a request. */
    Optional<LogEntry> answer(String requestId);

    /**
     * Deletes entries that happened before this time.
     *
     * @return how many
     */
    int deleteBefore(Instant time);
}
