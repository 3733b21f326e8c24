package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What inside an account is Usher's to give and take: licences, admin roles and groups that the
 * role catalogue names now, or that were granted before. Everything else stays as it is.
 */
record Ours(Set<String> licences, Set<String> adminRoles, Set<String> groups) {

    static Ours of(Settings settings, Optional<AccountSpec> granted) {
        NavigableSet<String> licences = settings.managedLicences();
        NavigableSet<String> adminRoles = settings.managedAdminRoles();
        NavigableSet<String> groups = settings.managedGroups();
        granted.ifPresent(
                spec -> {
                    licences.addAll(spec.licences());
                    adminRoles.addAll(spec.adminRoles());
                    spec.group().ifPresent(groups::add);
                });
        return new Ours(licences, adminRoles, groups);
    }

    boolean anyIn(AccountSpec state) {
        return state.licences().stream().anyMatch(licences::contains)
                || state.adminRoles().stream().anyMatch(adminRoles::contains)
                || state.group().filter(groups::contains).isPresent();
    }

    /** The account as it is, without what is ours. */
    AccountSpec without(AccountSpec state) {
        return new AccountSpec(
                state.email(),
                state.attributes(),
                minus(state.licences(), licences),
                minus(state.adminRoles(), adminRoles),
                state.group().filter(group -> !groups.contains(group)));
    }

    /** The account as it is, with what is wanted in place of what is ours. */
    AccountSpec with(AccountSpec state, AccountSpec wanted) {
        AccountSpec rest = without(state);
        NavigableSet<String> allLicences = new TreeSet<>(rest.licences());
        allLicences.addAll(wanted.licences());
        NavigableSet<String> allAdminRoles = new TreeSet<>(rest.adminRoles());
        allAdminRoles.addAll(wanted.adminRoles());
        return new AccountSpec(
                wanted.email(),
                wanted.attributes(),
                allLicences,
                allAdminRoles,
                wanted.group().or(rest::group));
    }

    private static NavigableSet<String> minus(Set<String> all, Set<String> some) {
        NavigableSet<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
