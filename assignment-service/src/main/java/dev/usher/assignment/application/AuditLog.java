package dev.usher.assignment.application;

import dev.usher.assignment.domain.AuditEntry;
import java.util.List;
import java.util.Optional;

/** Remembers who changed what. */
public interface AuditLog {

    /** Notes them, in the transaction under way if there is one. */
    void note(List<AuditEntry> entries);

    /**
     * The newest first.
     *
     * @param about only what was done to this user, group or token
     * @param before only what was noted before the entry with this number
     */
    List<Numbered> newest(Optional<String> about, Optional<Long> before, int most);

    /** An entry with its number, which grows. */
    record Numbered(long number, AuditEntry entry) {}
}
