package dev.usher.diff.adapter.kafka;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.usher.diff.application.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A table in a state store, whose changelog makes it survive; values are JSON. */
final class StoreTable<V> implements Table<V> {

    /**
     * What is nothing or empty is not stored, and what is not stored, be it by an earlier version,
     * reads as nothing, empty, false or zero.
     */
    private static final JsonMapper JSON = json();

    private static final StringSerializer KEYS = new StringSerializer();

    /** What follows a key in order at once, and what follows all keys with its beginning. */
    private static final char FIRST = '\u0000';

    private static final char LAST = '\uffff';

    private static final int MOST_RECENT = 400;

    private final KeyValueStore<String, byte[]> store;
    private final Class<V> type;

    /** One decision reads the same few entries again and again; a task is one thread. */
    private final Map<String, Optional<V>> recent =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<V>> eldest) {
                    return size() > MOST_RECENT;
                }
            };

    /**
     * What another thread has read ahead. It is read while its place is taken, so that a write,
     * which clears the place after it, leaves nothing here from before it.
     */
    private final Map<String, Optional<V>> ahead = new ConcurrentHashMap<>();

    private static JsonMapper json() {
        JsonMapper.Builder json =
                JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .changeDefaultPropertyInclusion(
                                inclusion -> inclusion.withValueInclusion(Include.NON_EMPTY));
        for (Class<?> type :
                List.of(
                        String.class,
                        List.class,
                        Set.class,
                        NavigableSet.class,
                        Map.class,
                        SortedMap.class)) {
            json.withConfigOverride(
                    type,
                    override ->
                            override.setNullHandling(
                                    JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return json.build();
    }

    StoreTable(KeyValueStore<String, byte[]> store, Class<V> type) {
        this.store = store;
        this.type = type;
    }

    @Override
    public @Nullable V get(String key) {
        Optional<V> known = recent.get(key);
        if (known == null) {
            Optional<V> seen = ahead.remove(key);
            known = seen == null ? read(key) : seen;
            recent.put(key, known);
        }
        return known.orElse(null);
    }

    @Override
    public void expect(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        keys.forEach(key -> recent.put(key, Optional.empty()));
        try (KeyValueIterator<String, byte[]> entries =
                store.range(keys.getFirst(), keys.getLast())) {
            entries.forEachRemaining(entry -> recent.replace(entry.key, known(entry.value)));
        }
    }

    @Override
    public @Nullable V foresee(String key) {
        if (ahead.size() > MOST_RECENT) {
            // Nobody asked for them.
            ahead.clear();
        }
        return ahead.computeIfAbsent(key, this::read).orElse(null);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, JSON.writeValueAsBytes(value));
        ahead.remove(key);
        recent.put(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        store.delete(key);
        ahead.remove(key);
        recent.put(key, Optional.empty());
    }

    @Override
    public List<V> startingWith(String prefix, int most) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(prefix, KEYS)) {
            while (values.size() < most && entries.hasNext()) {
                values.add(JSON.readValue(entries.next().value, type));
            }
        }
        return values;
    }

    @Override
    public List<V> after(String prefix, String after, int most) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries =
                store.range(prefix + after + FIRST, prefix + LAST)) {
            while (values.size() < most && entries.hasNext()) {
                values.add(JSON.readValue(entries.next().value, type));
            }
        }
        return values;
    }

    private Optional<V> read(String key) {
        byte[] value = store.get(key);
        return value == null ? Optional.empty() : known(value);
    }

    private Optional<V> known(byte[] value) {
        return Optional.of(JSON.readValue(value, type));
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
