package dev.usher.gotomeeting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Orders that are not wanted any more: those that came and are to be answered, and those to come.
 */
final class Superseded<T> {

    private final Map<UUID, Instant> toCome = new HashMap<>();
    private final List<T> came = new ArrayList<>();

    /**
     * It may come yet.
     *
     * @param validUntil when it would not be begun any more in any case
     */
    void expect(UUID order, Instant validUntil) {
        toCome.put(order, validUntil);
    }

    /** Whether it was expected; from now on it is not. */
    boolean expected(UUID order) {
        return toCome.remove(order) != null;
    }

    void forget(Instant now) {
        toCome.values().removeIf(validUntil -> validUntil.isBefore(now));
    }

    void add(T item) {
        came.add(item);
    }

    /** Takes out those that came. */
    List<T> take() {
        List<T> taken = List.copyOf(came);
        came.clear();
        return taken;
    }
}
