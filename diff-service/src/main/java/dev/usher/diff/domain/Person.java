package dev.usher.diff.domain;

import dev.usher.policy.DefaultMapping;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user as the source has it.
 *
 * @param userName sign-in name at the source
 * @param active whether the user is active at the source
 * @param roles effective roles in the application, by name; empty: not assigned
 */
public record Person(
        UserId id, String userName, boolean active, Profile profile, Set<String> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** The name by which people know the user. */
    public String displayName() {
        return profile.first("displayName").orElse(userName);
    }

    /** The value by which an existing account is found. */
    public Optional<String> matchingValue() {
        return DefaultMapping.matchingValue(profile);
    }

    /** What should be true of the user under these settings. */
    public Desired desired(Settings settings) {
        return switch (Policy.compile(settings)) {
            case Policy.Ready(Policy policy) ->
                    policy.desired(
                            new SourceUser(
                                    active ? SourceUser.State.ACTIVE : SourceUser.State.DISABLED,
                                    profile,
                                    roles));
            case Policy.Refused(List<String> faults) ->
                    throw new IllegalStateException(String.join(" ", faults));
        };
    }
}
