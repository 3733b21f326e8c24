package dev.usher.diff.application;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory. */
final class MapTable<V> implements Table<V> {

    final NavigableMap<String, V> entries = new TreeMap<>();

    private int writes;

    @Override
    public @Nullable V get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, V value) {
        entries.put(key, value);
        writes++;
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
        writes++;
    }

    @Override
    public void flush() {}

    @Override
    public List<V> startingWith(String prefix, int most) {
        return beginning(prefix, entries.tailMap(prefix), most);
    }

    @Override
    public List<V> after(String prefix, String after, int most) {
        return beginning(prefix, entries.tailMap(prefix + after, false), most);
    }

    @Override
    public Glimpse<V> glimpse() {
        int before = writes;
        return new Glimpse<>() {

            @Override
            public @Nullable V get(String key) {
                return MapTable.this.get(key);
            }

            @Override
            public void expect(List<String> keys) {}

            @Override
            public List<V> after(String prefix, String after, int most) {
                return MapTable.this.after(prefix, after, most);
            }

            @Override
            public boolean end() {
                return writes == before;
            }
        };
    }

    private static <V> List<V> beginning(String prefix, Map<String, V> from, int most) {
        return from.entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .limit(most)
                .map(Map.Entry::getValue)
                .toList();
    }
}
