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
        Instant observedAt) {

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
    }

    public KnownAccount in(Optional<String> newGroup, Instant at) {
        return new KnownAccount(
                key, email, attributes, status, licences, products, adminRoles, newGroup, at);
    }
}
