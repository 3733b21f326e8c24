package dev.usher.diff.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that survives; writes are part of the same transaction as the records sent, once
 * they are flushed. One thread is at work in it.
 */
public interface Table<V> {

    @Nullable V get(String key);

    void put(String key, V value);

    void delete(String key);

    /** Makes what was written part of the transaction; reads see it before that, too. */
    void flush();

    /** Values of keys that begin so, in the order of keys, as they are now; at most so many. */
    List<V> startingWith(String prefix, int most);

    /**
     * Values of keys that begin with a prefix and go on beyond what follows it, in the order of
     * keys, as they are now.
     *
     * @param after empty: from the beginning
     * @param most so many at most
     */
    List<V> after(String prefix, String after, int most);

    /** Begins a look by another thread, which is ended by this one. */
    Glimpse<V> glimpse();
}
