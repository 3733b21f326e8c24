package dev.usher.policy;

import java.util.Set;

/**
 * A user as the source has it.
 *
 * @param roles effective roles in the application, by name; empty: not assigned
 */
public record SourceUser(State state, Profile profile, Set<String> roles) {

    public SourceUser {
        roles = Set.copyOf(roles);
    }

    /** How the user is at the source. */
    public enum State {
        /** The user may work. */
        ACTIVE,
        /** Sign-in is blocked. */
        DISABLED,
        /** Deleted, but can be restored. */
        SOFT_DELETED,
        /** Deleted for good. */
        HARD_DELETED
    }
}
