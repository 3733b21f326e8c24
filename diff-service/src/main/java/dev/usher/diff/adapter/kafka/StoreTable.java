package dev.usher.diff.adapter.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.usher.diff.application.Glimpse;
import dev.usher.diff.application.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

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

    /** Enough for what a slice of users takes; more would only keep the collector busy. */
    private static final int MOST_RECENT = 300;

    private static final int MOST_WRITTEN = 1_500;

    private final KeyValueStore<String, byte[]> store;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    /** One decision reads the same few entries again and again; a task is one thread. */
    private final Map<String, Optional<V>> recent =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<V>> eldest) {
                    return size() > MOST_RECENT;
                }
            };

    /** What the last look has read and nobody has written since. */
    private Map<String, Optional<V>> ahead = new HashMap<>();

    /** Of this input. Writing them to the store together is quicker than one by one. */
    private final Map<String, Optional<V>> unwritten = new LinkedHashMap<>();

    /** Looks under way. */
    private final List<Look> looks = new ArrayList<>();

    private static JsonMapper json() {
        JsonMapper.Builder json =
                JsonMapper.builder()
                        // Without it, a record is made by a method handle that is adapted anew.
                        .addModule(new BlackbirdModule())
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .changeDefaultPropertyInclusion(
                                inclusion -> inclusion.withValueInclusion(Include.NON_EMPTY))
                        // To Jackson, the id of zeros is empty.
                        .withConfigOverride(
                                UUID.class,
                                override ->
                                        override.setInclude(
                                                JsonInclude.Value.construct(
                                                        Include.ALWAYS, Include.ALWAYS)));
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
        this.reader = JSON.readerFor(type);
        this.writer = JSON.writerFor(type);
    }

    @Override
    public @Nullable V get(String key) {
        Optional<V> known = ahead.get(key);
        if (known == null) {
            known = recent.get(key);
        }
        if (known == null) {
            Optional<V> written = unwritten.get(key);
            known = written == null ? read(key) : written;
            recent.put(key, known);
        }
        return known.orElse(null);
    }

    @Override
    public void put(String key, V value) {
        wrote(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        wrote(key, Optional.empty());
    }

    @Override
    public void flush() {
        if (unwritten.isEmpty()) {
            return;
        }
        List<KeyValue<String, byte[]>> entries = new ArrayList<>(unwritten.size());
        unwritten.forEach(
                (key, value) ->
                        entries.add(
                                KeyValue.pair(
                                        key, value.map(writer::writeValueAsBytes).orElse(null))));
        store.putAll(entries);
        unwritten.clear();
    }

    private void wrote(String key, Optional<V> value) {
        unwritten.put(key, value);
        recent.put(key, value);
        ahead.remove(key);
        looks.removeIf(look -> look.isOvertakenBy(key));
    }

    @Override
    public Glimpse<V> glimpse() {
        flush();
        Look look = new Look();
        looks.add(look);
        return look;
    }

    @Override
    public List<V> startingWith(String prefix, int most) {
        flush();
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.prefixScan(prefix, KEYS)) {
            while (values.size() < most && entries.hasNext()) {
                values.add(reader.readValue(entries.next().value));
            }
        }
        return values;
    }

    @Override
    public List<V> after(String prefix, String after, int most) {
        flush();
        return List.copyOf(entriesAfter(prefix, after, most).values());
    }

    private SequencedMap<String, V> entriesAfter(String prefix, String after, int most) {
        SequencedMap<String, V> found = new LinkedHashMap<>();
        try (KeyValueIterator<String, byte[]> entries =
                store.range(prefix + after + FIRST, prefix + LAST)) {
            while (found.size() < most && entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                found.put(entry.key, reader.readValue(entry.value));
            }
        }
        return found;
    }

    private Optional<V> read(String key) {
        byte[] value = store.get(key);
        return value == null ? Optional.empty() : known(value);
    }

    private Optional<V> known(byte[] value) {
        return Optional.of(reader.readValue(value));
    }

    List<String> keys() {
        flush();
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    /** What is read belongs to the other thread until it has ended, what is written to this one. */
    private final class Look implements Glimpse<V> {

        private final Map<String, Optional<V>> seen = new HashMap<>();
        private final List<String> written = new ArrayList<>();

        @Override
        public @Nullable V get(String key) {
            return seen.computeIfAbsent(key, StoreTable.this::read).orElse(null);
        }

        @Override
        public void expect(List<String> keys) {
            if (keys.isEmpty()) {
                return;
            }
            keys.forEach(key -> seen.put(key, Optional.empty()));
            try (KeyValueIterator<String, byte[]> entries =
                    store.range(keys.getFirst(), keys.getLast())) {
                entries.forEachRemaining(entry -> seen.replace(entry.key, known(entry.value)));
            }
        }

        @Override
        public List<V> after(String prefix, String after, int most) {
            SequencedMap<String, V> found = entriesAfter(prefix, after, most);
            found.forEach((key, value) -> seen.put(key, Optional.of(value)));
            return List.copyOf(found.values());
        }

        /** Remembers what is written, unless that becomes more than is worth remembering. */
        boolean isOvertakenBy(String key) {
            written.add(key);
            return written.size() > MOST_WRITTEN;
        }

        @Override
        public boolean end() {
            if (!looks.remove(this)) {
                return false;
            }
            written.forEach(seen::remove);
            ahead = seen;
            return written.isEmpty();
        }
    }
}
