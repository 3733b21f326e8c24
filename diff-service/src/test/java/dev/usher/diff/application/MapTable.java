package dev.usher.diff.application;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory. */
final class MapTable<V> implements Table<V> {

    final NavigableMap<String, V> entries = new TreeMap<>();

    @Override
    public @Nullable V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        entries.put(key, value);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public List<V> startingWith(String prefix, int most) {
        return keysStartingWith(prefix).stream().limit(most).map(entries::get).toList();
    }

    @Override
    public List<String> keysStartingWith(String prefix) {
        return entries.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }
}
