package dev.usher.diff.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory that knows what would have been looked up in a store. */
final class MapTable<V> implements Table<V> {

    final NavigableMap<String, V> entries = new TreeMap<>();

    /** Keys of entries that would have been looked up, since none had read or written them. */
    final List<String> lookups = new ArrayList<>();

    private final Set<String> known = new HashSet<>();
    private int writes;
    private int flushedWrites;

    @Override
    public @Nullable V get(String key) {
        if (known.add(key)) {
            lookups.add(key);
        }
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        entries.put(key, value);
        wrote(key);
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
        wrote(key);
    }

    private void wrote(String key) {
        known.add(key);
        writes++;
    }

    /** As if a new process had opened the store. */
    void forgetKnown() {
        known.clear();
        lookups.clear();
    }

    @Override
    public void flush() {
        flushedWrites = writes;
    }

    boolean isFlushed() {
        return flushedWrites == writes;
    }

    @Override
    public List<V> startingWith(String prefix, int most) {
        return List.copyOf(beginning(prefix, entries.tailMap(prefix), most).values());
    }

    @Override
    public List<V> after(String prefix, String after, int most) {
        return List.copyOf(entriesAfter(prefix, after, most).values());
    }

    @Override
    public Glimpse<V> glimpse() {
        int before = writes;
        Set<String> seen = new HashSet<>();
        return new Glimpse<>() {

            @Override
            public @Nullable V get(String key) {
                seen.add(key);
                return entries.get(key);
            }

            @Override
            public void expect(List<String> keys) {
                seen.addAll(keys);
            }

            @Override
            public List<V> after(String prefix, String after, int most) {
                Map<String, V> found = entriesAfter(prefix, after, most);
                seen.addAll(found.keySet());
                return List.copyOf(found.values());
            }

            @Override
            public boolean end() {
                known.addAll(seen);
                return writes == before;
            }
        };
    }

    private Map<String, V> entriesAfter(String prefix, String after, int most) {
        return beginning(prefix, entries.tailMap(prefix + after, false), most);
    }

    private static <V> Map<String, V> beginning(String prefix, Map<String, V> from, int most) {
        Map<String, V> found = new LinkedHashMap<>();
        for (Map.Entry<String, V> entry : from.entrySet()) {
            if (found.size() == most || !entry.getKey().startsWith(prefix)) {
                break;
            }
            found.put(entry.getKey(), entry.getValue());
        }
        return found;
    }
}
