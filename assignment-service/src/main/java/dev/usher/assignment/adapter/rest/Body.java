package dev.usher.assignment.adapter.rest;

import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request, a JSON object. Who writes {@code attrs} means {@code attributes}, and who
 * writes a name twice means one of both: neither is guessed at.
 */
final class Body {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Body() {}

    /**
     * The members of the object.
     *
     * @param shape whose components are the members that it may have
     * @throws Problem naming the member that is not known, or is there twice
     */
    static Map<String, Object> object(byte[] json, Class<? extends Record> shape) {
        Map<String, Object> object = read(json);
        Set<String> known =
                Arrays.stream(shape.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw wrong(
                                    name
                                            + ": is not known here; known: "
                                            + String.join(", ", known));
                        });
        return object;
    }

    private static Map<String, Object> read(byte[] json) {
        try {
            refuseRepeated(json);
            Map<String, Object> object =
                    MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
            if (object != null) {
                return object;
            }
        } catch (JacksonException _) {
            // Told below, as what is no object is.
        }
        throw wrong("The body is not a JSON object.");
    }

    private static void refuseRepeated(byte[] json) {
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = MAPPER.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case PROPERTY_NAME -> {
                        if (!open.element().add(parser.currentName())) {
                            throw wrong(parser.currentName() + ": is there twice");
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static Problem wrong(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, detail);
    }
}
