package dev.usher.gotomeeting.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One attribute with its old and new value; lists are joined by a comma.
 *
 * @param attribute email, firstName, lastName, locale, timeZone, {@value #LICENCES}, {@value
 *     #ADMIN_ROLES}, {@value #GROUP} or {@value #CUSTOM_ROLES}
 */
public record Change(String attribute, Optional<String> from, Optional<String> to) {

    public static final String EMAIL = "email";
    public static final String LICENCES = "licenceKeys";
    public static final String ADMIN_ROLES = "adminRoles";
    public static final String GROUP = "groupKey";
    public static final String CUSTOM_ROLES = "customRoles";

    /** A change of a list; empty when there is none. */
    public static Optional<Change> ofList(
            String attribute, Collection<String> before, Collection<String> after) {
        Change change = new Change(attribute, joined(before), joined(after));
        return change.from().equals(change.to()) ? Optional.empty() : Optional.of(change);
    }

    private static Optional<String> joined(Collection<String> values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(",", new TreeSet<>(values)));
    }

    NavigableSet<String> added() {
        return difference(to, from);
    }

    NavigableSet<String> removed() {
        return difference(from, to);
    }

    private static NavigableSet<String> difference(Optional<String> left, Optional<String> right) {
        NavigableSet<String> values = values(left);
        values.removeAll(values(right));
        return values;
    }

    private static NavigableSet<String> values(Optional<String> joined) {
        NavigableSet<String> values = new TreeSet<>();
        joined.ifPresent(
                text ->
                        Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .filter(value -> !value.isEmpty())
                                .forEach(values::add));
        return values;
    }
}
