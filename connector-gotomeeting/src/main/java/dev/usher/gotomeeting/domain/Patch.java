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

    /** What an order wants written, apart from the group. */
    public static Patch of(Order order) {
        AccountSpec desired = order.desired();
        SortedMap<String, String> attributes = new TreeMap<>(desired.attributes());
        attributes.keySet().removeIf(name -> !order.changes(name));
        return new Patch(
                order.changes(Change.EMAIL) ? Optional.of(desired.email()) : Optional.empty(),
                attributes,
                order.changes(Change.LICENCES) ? Optional.of(desired.licences()) : Optional.empty(),
                order.changes(Change.ADMIN_ROLES)
                        ? Optional.of(desired.adminRoles())
                        : Optional.empty());
    }

    public boolean isEmpty() {
        return email.isEmpty()
                && attributes.isEmpty()
                && licences.isEmpty()
                && adminRoles.isEmpty();
    }
}
