package dev.usher.gotomeeting.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An account as it was seen at GoTo.
 *
 * @param attributes firstName, lastName, locale, timeZone; a missing name means no value
 * @param customRoles ids of custom roles
 * @param readOnly those of email, firstName, lastName and locale that cannot be changed
 * @param observedAt start of the read, or time of the answer to the write
 */
public record KnownAccount(
        String key,
        String email,
        SortedMap<String, String> attributes,
        Status status,
        NavigableSet<String> licences,
        NavigableSet<String> products,
        NavigableSet<String> adminRoles,
        Optional<String> group,
        NavigableSet<String> customRoles,
        NavigableSet<String> readOnly,
        Instant observedAt) {

    /** The admin role without which nobody manages the others. */
    public static final String SUPER_ADMIN = "SUPER_USER";

    /** GoTo's derived status. */
    public enum Status {
        UNKNOWN,
        ACTIVE,
        INACTIVE,
        INVITED,
        SUSPENDED
    }

    public KnownAccount {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        licences = Collections.unmodifiableNavigableSet(new TreeSet<>(licences));
        products = Collections.unmodifiableNavigableSet(new TreeSet<>(products));
        adminRoles = Collections.unmodifiableNavigableSet(new TreeSet<>(adminRoles));
        customRoles = Collections.unmodifiableNavigableSet(new TreeSet<>(customRoles));
        readOnly = Collections.unmodifiableNavigableSet(new TreeSet<>(readOnly));
    }

    /** The same account in another group. */
    public KnownAccount in(Optional<String> newGroup, Instant at) {
        return new KnownAccount(
                key,
                email,
                attributes,
                status,
                licences,
                products,
                adminRoles,
                newGroup,
                customRoles,
                readOnly,
                at);
    }

    /** The same account without a licence. */
    public KnownAccount unlicensed() {
        return new KnownAccount(
                key,
                email,
                attributes,
                adminRoles.isEmpty() ? Status.SUSPENDED : status,
                Collections.emptyNavigableSet(),
                Collections.emptyNavigableSet(),
                adminRoles,
                group,
                customRoles,
                readOnly,
                observedAt);
    }

    /** Whether an attribute is something an account holds, not something it says. */
    public static boolean isHolding(String attribute) {
        return switch (attribute) {
            case Change.LICENCES, Change.ADMIN_ROLES, Change.GROUP, Change.CUSTOM_ROLES -> true;
            default -> false;
        };
    }

    /** What is held, by the attribute's name in a {@link Change}. */
    public NavigableSet<String> holding(String attribute) {
        return switch (attribute) {
            case Change.LICENCES -> licences;
            case Change.ADMIN_ROLES -> adminRoles;
            case Change.GROUP -> new TreeSet<>(group.stream().toList());
            case Change.CUSTOM_ROLES -> customRoles;
            default -> throw new IllegalArgumentException(attribute);
        };
    }
}
