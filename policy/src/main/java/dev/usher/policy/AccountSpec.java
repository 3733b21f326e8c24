package dev.usher.policy;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How an account should look.
 *
 * @param email in lower case
 * @param attributes by GoTo's names (firstName, lastName, locale, timeZone); a missing name is left
 *     as it is in the account, an empty value clears it
 * @param licences keys of licences
 * @param adminRoles names of admin roles
 * @param group key of the group, if any
 * @param customRoles ids of custom roles
 */
public record AccountSpec(
        String email,
        SortedMap<String, String> attributes,
        NavigableSet<String> licences,
        NavigableSet<String> adminRoles,
        Optional<String> group,
        NavigableSet<String> customRoles) {

    public AccountSpec {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        licences = Collections.unmodifiableNavigableSet(new TreeSet<>(licences));
        adminRoles = Collections.unmodifiableNavigableSet(new TreeSet<>(adminRoles));
        customRoles = Collections.unmodifiableNavigableSet(new TreeSet<>(customRoles));
    }

    /** Builds one from collections of any kind. */
    public static AccountSpec of(
            String email,
            Map<String, String> attributes,
            Iterable<String> licences,
            Iterable<String> adminRoles,
            Optional<String> group,
            Iterable<String> customRoles) {
        return new AccountSpec(
                email,
                new TreeMap<>(attributes),
                sorted(licences),
                sorted(adminRoles),
                group,
                sorted(customRoles));
    }

    private static NavigableSet<String> sorted(Iterable<String> values) {
        NavigableSet<String> sorted = new TreeSet<>();
        values.forEach(sorted::add);
        return sorted;
    }
}
