package dev.usher.assignment.adapter.store;

import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Columns with JSON in them. */
final class JsonColumns {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Column<SortedMap<String, List<String>>> ATTRIBUTES =
            new Column<>(new TypeReference<>() {});
    private static final Column<SortedMap<String, Statement>> STATEMENTS =
            new Column<>(new TypeReference<>() {});
    private static final Column<Map<String, String>> HEADERS =
            new Column<>(new TypeReference<>() {});
    private static final Column<Entitlement.Content> CONTENT =
            new Column<>(new TypeReference<>() {});

    private JsonColumns() {}

    /** Reader and writer that know the type beforehand, so need not find it out for each value. */
    private record Column<T>(ObjectReader reader, ObjectWriter writer) {
        Column(TypeReference<T> type) {
            this(MAPPER.readerFor(type), MAPPER.writerFor(type));
        }

        T read(String json) {
            return reader.readValue(json);
        }

        String write(T value) {
            return writer.writeValueAsString(value);
        }
    }

    static SortedMap<String, List<String>> attributes(String json) {
        return ATTRIBUTES.read(json);
    }

    static String attributes(SortedMap<String, List<String>> attributes) {
        return ATTRIBUTES.write(attributes);
    }

    static SortedMap<String, Statement> statements(String json) {
        return STATEMENTS.read(json);
    }

    static String statements(SortedMap<String, Statement> statements) {
        return STATEMENTS.write(statements);
    }

    static Map<String, String> headers(String json) {
        return HEADERS.read(json);
    }

    static String headers(Map<String, String> headers) {
        return HEADERS.write(headers);
    }

    static Entitlement.Content content(String json) {
        return CONTENT.read(json);
    }

    static String content(Entitlement.Content content) {
        return CONTENT.write(content);
    }
}
