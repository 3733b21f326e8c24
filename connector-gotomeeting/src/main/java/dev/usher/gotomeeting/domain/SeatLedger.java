package dev.usher.gotomeeting.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How many seats are free, as last counted by GoTo and moved on by what was done since. A licence
 * that was not counted is not limited here: GoTo decides. Thread-safe.
 */
public final class SeatLedger {

    private final Map<String, Licence> licences = new HashMap<>();
    private final Map<String, Integer> free = new HashMap<>();

    /** Starts anew from a count made while nothing was under way. */
    public synchronized void recount(List<Licence> counted) {
        licences.clear();
        free.clear();
        counted.forEach(
                licence -> {
                    licences.put(licence.key(), licence);
                    free.put(licence.key(), licence.free());
                });
    }

    /** Takes a seat of each licence, or none at all and names the first that has none. */
    public synchronized Optional<String> reserve(Collection<String> keys) {
        Optional<String> lacking =
                keys.stream().filter(key -> free.getOrDefault(key, 1) < 1).findFirst();
        if (lacking.isEmpty()) {
            keys.forEach(key -> free.computeIfPresent(key, (_, seats) -> seats - 1));
        }
        return lacking;
    }

    /** Gives a seat of each licence back. */
    public synchronized void release(Collection<String> keys) {
        keys.forEach(key -> free.computeIfPresent(key, (_, seats) -> seats + 1));
    }

    /** Products that come with these licences. */
    public synchronized NavigableSet<String> products(Collection<String> keys) {
        NavigableSet<String> products = new TreeSet<>();
        for (String key : keys) {
            Licence licence = licences.get(key);
            if (licence != null) {
                products.addAll(licence.products());
            }
        }
        return products;
    }
}
