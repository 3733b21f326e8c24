package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** People who are to be forgotten. Writing is done within {@link Writing#write}. */
public interface Erasures {

    /** A user who was deleted for good before, by the id minted here. */
    Optional<User> deleted(UUID id);

    /** Notes that a user is to be forgotten, and forgets the names that sources used. */
    void begin(User user, Instant now, String by, Instant lookAt);

    /** Those to be looked at now. */
    List<Pending> due(Instant now);

    /** Looks at a user later again. */
    void postpone(Principal.User user, Instant lookAt);

    /** Applications that ever heard of a user. */
    List<String> applications(Principal.User user);

    /** Takes away all that is left of a user. */
    void finish(Principal.User user);

    /** Everybody who is to be forgotten. */
    List<Pending> all();

    /** A user who is to be forgotten. */
    record Pending(Principal.User user, Instant askedAt) {}

    /** What the others still have to do for a user. */
    interface Access {

        /** Whether nothing is on its way, waiting or held for a user in an application. */
        boolean isSettled(String application, Principal.User user);
    }
}
