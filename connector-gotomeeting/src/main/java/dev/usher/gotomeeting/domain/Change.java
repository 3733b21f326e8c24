package dev.usher.gotomeeting.domain;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One attribute with its old and new value; lists are joined by a comma.
 *
 * @param attribute email, firstName, lastName, locale, timeZone, {@value #LICENCES}, {@value
 *     #ADMIN_ROLES} or {@value #GROUP}
 */
public record Change(String attribute, Optional<String> from, Optional<String> to) {

    public static final String EMAIL = "email";
    public static final String LICENCES = "licenceKeys";
    public static final String ADMIN_ROLES = "adminRoles";
    public static final String GROUP = "groupKey";

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
