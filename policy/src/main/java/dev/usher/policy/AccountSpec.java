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
        licences = copy(licences);
        adminRoles = copy(adminRoles);
        customRoles = copy(customRoles);
    }

    private static NavigableSet<String> copy(NavigableSet<String> values) {
        return values.isEmpty()
                ? Collections.emptyNavigableSet()
                : Collections.unmodifiableNavigableSet(new TreeSet<>(values));
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
