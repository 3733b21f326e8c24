package dev.usher.policy;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What should be true of one user in GoTo. */
public sealed interface Desired {

    /** The role name that Entra gives to assignments without a role; it provisions nothing. */
    String DEFAULT_ACCESS = "Default Access";

    /** The user should have this account. */
    record Provision(AccountSpec spec) implements Desired {}

    /** The user should have an account, but what is known of the user does not make one. */
    record Impossible(String reason, String details, String recommendedAction) implements Desired {}

    /**
     * The user should have no access through Usher.
     *
     * @param assigned whether the user holds a role all the same, one that gives nothing
     */
    record Deprovision(String reason, String details, boolean assigned) implements Desired {}

    /**
     * Decides it.
     *
     * @param active whether the user is active at the source
     * @param roles effective roles, by name
     */
    static Desired of(boolean active, Set<String> roles, Profile profile, Settings settings) {
        if (roles.isEmpty()) {
            return new Deprovision("Unassigned", "The user is no longer assigned.", false);
        }
        if (!active) {
            return new Deprovision(
                    "Inactive", "The user is disabled or deleted at the source.", false);
        }
        List<Settings.Role> granted = settings.provisionable(roles);
        if (granted.isEmpty()) {
            return new Deprovision(
                    "NotEffectivelyEntitled",
                    roles.equals(Set.of(DEFAULT_ACCESS))
                            ? "The only role is Default Access, which gives no access to"
                                    + " GoToMeeting."
                            : "No role of the user is in the role catalogue: "
                                    + String.join(", ", new TreeSet<>(roles))
                                    + ".",
                    true);
        }
        return switch (DefaultMapping.map(profile)) {
            case DefaultMapping.Unmappable(String reason, String details, String action) ->
                    new Impossible(reason, details, action);
            case DefaultMapping.Mapped mapped -> {
                NavigableSet<String> licences = new TreeSet<>();
                NavigableSet<String> adminRoles = new TreeSet<>();
                NavigableSet<String> customRoles = new TreeSet<>();
                granted.forEach(role -> licences.addAll(role.licences()));
                granted.forEach(role -> adminRoles.addAll(role.adminRoles()));
                granted.forEach(role -> customRoles.addAll(role.customRoles()));
                Optional<String> group =
                        granted.stream().flatMap(role -> role.group().stream()).findFirst();
                yield new Provision(
                        new AccountSpec(
                                mapped.email(),
                                mapped.attributes(),
                                licences,
                                adminRoles,
                                group,
                                customRoles));
            }
        };
    }
}
