package dev.usher.gotomeeting.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How many seats are free, as last counted by GoTo and moved on by what was done since. A licence
 * that was not counted is not limited here: GoTo decides. Nor does it say for sure whether a count
 * knows of what is under way while it is made; then a seat too many is taken to be free, since GoTo
 * refuses it if need be, and not one too few, which would turn somebody away. Thread-safe.
 */
public final class SeatLedger {

    private final Map<String, Licence> licences = new HashMap<>();
    private final Map<String, Integer> free = new HashMap<>();
    private final Map<UUID, Collection<String>> reserved = new HashMap<>();
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

    /** Starts anew from a count; what was reserved before it is not given back any more. */
    public synchronized void recount(List<Licence> counted) {
        licences.clear();
        free.clear();
        reserved.clear();
        counted.forEach(
                licence -> {
                    licences.put(licence.key(), licence);
                    free.put(licence.key(), licence.free());
                });
    }

    /**
     * Takes a seat of each licence for an order, or none at all and names the first that has none.
     */
    public synchronized Optional<String> reserve(UUID order, Collection<String> keys) {
        Optional<String> lacking =
                keys.stream().filter(key -> free.getOrDefault(key, 1) < 1).findFirst();
        if (lacking.isEmpty() && !keys.isEmpty()) {
            reserved.put(order, List.copyOf(keys));
            keys.forEach(key -> free.computeIfPresent(key, (_, seats) -> seats - 1));
        }
        return lacking;
    }

    /** The order has used what was reserved for it. */
    public synchronized void use(UUID order) {
        reserved.remove(order);
    }

    /** The order has not used what was reserved for it. */
    public void giveBack(UUID order) {
        release(takeBack(order));
    }

    /** A seat of each licence came free. */
    public void release(Collection<String> keys) {
        if (releaseAll(keys)) {
            cameFree.run();
        }
    }

    private synchronized Collection<String> takeBack(UUID order) {
        Collection<String> keys = reserved.remove(order);
        return keys == null ? List.of() : keys;
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
