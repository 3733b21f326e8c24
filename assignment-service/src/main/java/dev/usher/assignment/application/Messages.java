package dev.usher.assignment.application;

import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** How messages to the others are written. */
public interface Messages {

    /** About a user in an application. */
    Message entitlement(Entitlement entitlement, UUID eventId, UUID cause);

    /** About all roles assigned to one principal in an application. */
    Message assignment(
            String application,
            Principal principal,
            String displayName,
            List<RoleAssignment> roles,
            Instant at,
            UUID eventId,
            UUID cause);

    /** That a user is forgotten in an application; without values. */
    List<Message> erased(
            String application,
            Principal.User user,
            Instant at,
            Supplier<UUID> eventIds,
            UUID cause);
}
