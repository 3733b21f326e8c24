package dev.usher.diff.domain;

import dev.usher.policy.Profile;
import dev.usher.policy.SourceUser;
import java.util.Map;
import java.util.Set;

/**
 * A user as the source has it.
 *
 * @param userName sign-in name at the source
 * @param state life-cycle state at the source
 * @param roles effective roles in the application, by name; empty: not assigned
 */
public record Person(
        UserId id, String userName, SourceUser.State state, Profile profile, Set<String> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** Somebody of whom nothing but the id may be told. */
    public static Person nameless(UserId id) {
        return new Person(id, "", SourceUser.State.HARD_DELETED, new Profile(Map.of()), Set.of());
    }

    /** The name by which people know the user. */
    public String displayName() {
        return profile.first("displayName").orElse(userName);
    }

    /** What decides about the user. */
    public SourceUser source() {
        return new SourceUser(state, profile, roles);
    }
}
