package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Managed;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What inside an account is Usher's to give and take: licences, roles and groups that the role
 * catalogue names now, or that were granted before. Everything else stays as it is.
 */
record Ours(
        Set<String> licences, Set<String> adminRoles, Set<String> groups, Set<String> customRoles) {

    static Ours of(Managed managed, Optional<AccountSpec> granted) {
        return granted.map(
                        spec ->
                                new Ours(
                                        union(managed.licences(), spec.licences()),
                                        union(managed.adminRoles(), spec.adminRoles()),
                                        union(
                                                managed.groups(),
                                                spec.group().map(Set::of).orElse(Set.of())),
                                        union(managed.customRoles(), spec.customRoles())))
                .orElseGet(
                        () ->
                                new Ours(
                                        managed.licences(),
                                        managed.adminRoles(),
                                        managed.groups(),
                                        managed.customRoles()));
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return some.containsAll(more) ? some : plus(some, more);
    }

    /** As if all that an account holds were. */
    static Ours everythingIn(AccountSpec state) {
        return new Ours(
                state.licences(),
                state.adminRoles(),
                state.group().map(Set::of).orElse(Set.of()),
                state.customRoles());
    }

    boolean anyIn(AccountSpec state) {
        return state.licences().stream().anyMatch(licences::contains)
                || state.adminRoles().stream().anyMatch(adminRoles::contains)
                || state.group().filter(groups::contains).isPresent()
                || state.customRoles().stream().anyMatch(customRoles::contains);
    }

    /** The account as it is, without what is ours. */
    AccountSpec without(AccountSpec state) {
        return new AccountSpec(
                state.email(),
                state.attributes(),
                minus(state.licences(), licences),
                minus(state.adminRoles(), adminRoles),
                state.group().filter(group -> !groups.contains(group)),
                minus(state.customRoles(), customRoles));
    }

    /** The account as it is, with what is wanted in place of what is ours. */
    AccountSpec with(AccountSpec state, AccountSpec wanted) {
        return new AccountSpec(
                wanted.email(),
                wanted.attributes(),
                instead(state.licences(), licences, wanted.licences()),
                instead(state.adminRoles(), adminRoles, wanted.adminRoles()),
                wanted.group().or(() -> state.group().filter(group -> !groups.contains(group))),
                instead(state.customRoles(), customRoles, wanted.customRoles()));
    }

    private static NavigableSet<String> instead(
            Set<String> all, Set<String> ours, Set<String> wanted) {
        NavigableSet<String> some = minus(all, ours);
        some.addAll(wanted);
        return some;
    }

    private static NavigableSet<String> plus(Set<String> some, Set<String> more) {
        NavigableSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    private static NavigableSet<String> minus(Set<String> all, Set<String> some) {
        NavigableSet<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
