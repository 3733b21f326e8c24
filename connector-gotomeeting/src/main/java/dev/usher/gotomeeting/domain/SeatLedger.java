package dev.usher.gotomeeting.domain;

import java.util.Collection;
import java.util.Comparator;
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
    private final Runnable cameFree;

    /**
     * @param cameFree told when a licence without a free seat has one; must not wait
     */
    public SeatLedger(Runnable cameFree) {
        this.cameFree = cameFree;
    }

    /** The licences with as many free seats as there are now, by key. */
    public synchronized List<Licence> counted() {
        return licences.values().stream()
                .map(one -> one.with(free.getOrDefault(one.key(), 0)))
                .sorted(Comparator.comparing(Licence::key))
                .toList();
    }

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
    public void release(Collection<String> keys) {
        if (releaseAll(keys)) {
            cameFree.run();
        }
    }

    private synchronized boolean releaseAll(Collection<String> keys) {
        boolean oneCameFree = false;
        for (String key : keys) {
            Integer now = free.computeIfPresent(key, (_, seats) -> seats + 1);
            oneCameFree |= now != null && now == 1;
        }
        return oneCameFree;
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
