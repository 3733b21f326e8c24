package dev.usher.diff.adapter.kafka;

import dev.usher.diff.application.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A table in a state store, whose changelog makes it survive; values are JSON. */
final class StoreTable<V> implements Table<V> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, byte[]> store;
    private final Class<V> type;

    StoreTable(KeyValueStore<String, byte[]> store, Class<V> type) {
        this.store = store;
        this.type = type;
    }

    @Override
    public @Nullable V get(String key) {
        byte[] value = store.get(key);
        return value == null ? null : JSON.readValue(value, type);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, JSON.writeValueAsBytes(value));
    }

    @Override
    public void delete(String key) {
        store.delete(key);
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
    public List<String> keysStartingWith(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(prefix, KEYS)) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
