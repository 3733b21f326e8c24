package dev.usher.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Settings of one application.
 *
 * @param version counts changes, from 1
 * @param on whether provisioning runs
 * @param goToAccountKey the GoTo account that is provisioned
 * @param notification who is told about failures
 * @param roles the role catalogue; the first that names a group decides the group
 * @param protectedAccounts e-mails of accounts that are never written, in lower case
 * @param welcomeMail whether GoTo welcomes new users by mail
 * @param fullCycle time between full cycles
 * @param revivedAccounts what becomes of accounts that another user had before
 */
public record Settings(
        long version,
        boolean on,
        String goToAccountKey,
        Notification notification,
        List<Role> roles,
        Set<String> protectedAccounts,
        boolean welcomeMail,
        Duration fullCycle,
        RevivedAccounts revivedAccounts) {

    public Settings {
        // Settings stored by an earlier version do not say it.
        revivedAccounts = Objects.requireNonNullElse(revivedAccounts, RevivedAccounts.ADOPT);
        roles = List.copyOf(roles);
        protectedAccounts =
                protectedAccounts.stream()
                        .map(email -> email.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Who is told about failures.
     *
     * @param window failures within it go into one mail
     */
    public record Notification(boolean enabled, Optional<String> email, Duration window) {}

    /**
     * What becomes of an account that another user had before. GoTo brings a deleted account back,
     * with its key and its history, when its e-mail is used again.
     */
    public enum RevivedAccounts {
        /** The user gets it. */
        ADOPT,
        /** The user does not get it, and the people responsible are asked. */
        ASK
    }

    /**
     * What a role of the source means in GoTo.
     *
     * @param customRoles ids of custom roles
     */
    public record Role(
            String name,
            Set<String> licences,
            Set<String> adminRoles,
            Optional<String> group,
            Set<String> customRoles) {

        public Role {
            licences = Set.copyOf(licences);
            adminRoles = Set.copyOf(adminRoles);
            customRoles = Set.copyOf(customRoles);
        }
    }

    /** The catalogue's roles among these names, in the catalogue's order. */
    public List<Role> provisionable(Set<String> names) {
        return roles.stream().filter(role -> names.contains(role.name())).toList();
    }

    /** Every licence that some role of the catalogue gives. */
    public NavigableSet<String> managedLicences() {
        return roles.stream()
                .flatMap(role -> role.licences().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every admin role that some role of the catalogue gives. */
    public NavigableSet<String> managedAdminRoles() {
        return roles.stream()
                .flatMap(role -> role.adminRoles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every group that some role of the catalogue puts accounts in. */
    public NavigableSet<String> managedGroups() {
        return roles.stream()
                .flatMap(role -> role.group().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every custom role that some role of the catalogue gives. */
    public NavigableSet<String> managedCustomRoles() {
        return roles.stream()
                .flatMap(role -> role.customRoles().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
