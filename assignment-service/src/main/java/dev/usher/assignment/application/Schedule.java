package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Assignments that begin or end by themselves. */
public interface Schedule {

    /**
     * Takes those whose time has come: what is over is gone, what has begun waits for its end. Used
     * within {@link Writing#write}.
     *
     * @param scope those of users, or those of groups
     */
    List<Turn> turn(Writing.Scope scope, Instant now, int most);

    /** When the next one's time comes. */
    Optional<Instant> next();

    /** Roles of one principal in one application that began or ended. */
    record Turn(String application, Principal principal) {}
}
