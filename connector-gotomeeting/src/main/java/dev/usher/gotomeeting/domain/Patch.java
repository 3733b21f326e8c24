package dev.usher.gotomeeting.domain;

import dev.usher.policy.AccountSpec;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to write to an account; what is empty stays as it is there.
 *
 * @param licences all it shall have
 * @param adminRoles all it shall have
 */
public record Patch(
        Optional<String> email,
        SortedMap<String, String> attributes,
        Optional<NavigableSet<String>> licences,
        Optional<NavigableSet<String>> adminRoles) {

    public Patch {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /**
     * What an order wants written, apart from group and custom roles. Lists are those of the
     * account with what the order gives and without what it takes: what somebody else has given or
     * taken since it was decided stays so.
     */
    public static Patch of(Order order, KnownAccount account) {
        return identity(order)
                .with(
                        order.changed(Change.LICENCES, account.licences()),
                        order.changed(Change.ADMIN_ROLES, account.adminRoles()));
    }

    /** What an order wants written of name, e-mail, locale and time zone. */
    public static Patch identity(Order order) {
        AccountSpec desired = order.desired();
        SortedMap<String, String> attributes = new TreeMap<>(desired.attributes());
        attributes.keySet().removeIf(name -> !order.changes(name));
        return new Patch(
                order.changes(Change.EMAIL) ? Optional.of(desired.email()) : Optional.empty(),
                attributes,
                Optional.empty(),
                Optional.empty());
    }

    /** The same without name, e-mail, locale and time zone. */
    public Patch withoutIdentity() {
        return new Patch(Optional.empty(), Collections.emptySortedMap(), licences, adminRoles);
    }

    private Patch with(
            Optional<NavigableSet<String>> allLicences, Optional<NavigableSet<String>> allRoles) {
        return new Patch(email, attributes, allLicences, allRoles);
    }

    public boolean isEmpty() {
        return email.isEmpty()
                && attributes.isEmpty()
                && licences.isEmpty()
                && adminRoles.isEmpty();
    }
}
