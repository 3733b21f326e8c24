package dev.usher.assignment.adapter.store;

import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Columns of type jsonb. */
final class JsonColumns {

    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    SortedMap<String, List<String>> attributes(String json) {
        return mapper.readValue(json, new TypeReference<>() {});
    }

    SortedMap<String, Statement> statements(String json) {
        return mapper.readValue(json, new TypeReference<>() {});
    }

    Map<String, String> headers(String json) {
        return mapper.readValue(json, new TypeReference<>() {});
    }

    Entitlement.Content content(String json) {
        return mapper.readValue(json, Entitlement.Content.class);
    }
}
