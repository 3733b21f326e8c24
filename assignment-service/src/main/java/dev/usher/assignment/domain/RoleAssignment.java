package dev.usher.assignment.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role given to a user or group in an application by one source.
 *
 * @param from when it begins; null: when it was assigned
 * @param until when it ends; null: when it is taken back
 */
public record RoleAssignment(
        String application,
        Principal principal,
        String role,
        String source,
        @Nullable Instant from,
        @Nullable Instant until,
        Instant assignedAt,
        String assignedBy) {

    /** Whether it counts at this time; the end does not belong to it. */
    public boolean isInForce(Instant now) {
        return (from == null || !now.isBefore(from)) && !isOver(now);
    }

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** When it next begins or ends by itself; empty: never. */
    public Optional<Instant> due(Instant now) {
        return from != null && now.isBefore(from) ? Optional.of(from) : Optional.ofNullable(until);
    }
}
