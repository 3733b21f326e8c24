package dev.usher.simulator.gotomeeting.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** What the account has bought, and who holds it. */
final class Seats {

    private final SequencedMap<LicenseKey, License> licenses = new LinkedHashMap<>();
    private final Map<LicenseKey, SequencedSet<UserKey>> holders = new HashMap<>();

    Seats(List<License> bought) {
        bought.forEach(this::buy);
    }

    /** Adds a licence, or changes the one with that key; who holds it keeps it. */
    void buy(License license) {
        licenses.put(license.key(), license);
        holders.computeIfAbsent(license.key(), _ -> new LinkedHashSet<>());
    }

    Collection<License> licenses() {
        return licenses.values();
    }

    Optional<License> license(LicenseKey key) {
        return Optional.ofNullable(licenses.get(key));
    }

    List<UserKey> holders(LicenseKey key) {
        return List.copyOf(holdersOf(key));
    }

    int free(License license) {
        return license.seats() - holdersOf(license.key()).size();
    }

    void hold(UserKey user, List<LicenseKey> held) {
        held.forEach(this::holdersOf);
        holders.forEach(
                (license, keys) -> {
                    if (held.contains(license)) {
                        keys.add(user);
                    } else {
                        keys.remove(user);
                    }
                });
    }

    void clear() {
        holders.values().forEach(SequencedSet::clear);
    }

    /** Has just these licences, in nobody's hands. */
    void restart(List<License> bought) {
        licenses.clear();
        holders.clear();
        bought.forEach(this::buy);
    }

    private SequencedSet<UserKey> holdersOf(LicenseKey key) {
        return Optional.ofNullable(holders.get(key))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The account has no licence with the key " + key));
    }
}
