package dev.usher.simulator.gotomeeting.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer. The simulator's own tests hold it to these; a client's tests can read them as well.
 *
 * @param name unique
 * @param operation what was asked for, such as {@code users.add}
 * @param evidence where the shape is from
 * @param source a public address that says so; empty when there is none
 * @param headers those that matter
 * @param body empty for none
 */
public record Recording(
        String name,
        String operation,
        int status,
        Evidence evidence,
        Optional<String> source,
        Map<String, String> headers,
        String body) {

    /** Where a shape is from, the most reliable first. */
    public enum Evidence {
        /** In an answer of GoTo that somebody recorded. */
        RECORDED,
        /** In a description by GoTo, or by a vendor that provisions into it. */
        DOCUMENTED,
        /** In the code of a client that relies on it. */
        CLIENT,
        /** Nowhere: it is the simulator's choice. */
        ASSUMED
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    public Recording {
        headers = Map.copyOf(headers);
    }

    /** All there are, in the order of the index. */
    public static List<Recording> all() {
        return JSON.readTree(resource("index.json"))
                .valueStream()
                .map(Recording::recording)
                .toList();
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Recording named(String name) {
        return all().stream()
                .filter(it -> it.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No recording '" + name + "'"));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Recording recording(JsonNode entry) {
        String name = entry.required("name").asString();
        Map<String, String> headers = new TreeMap<>();
        entry.path("headers")
                .properties()
                .forEach(it -> headers.put(it.getKey(), it.getValue().asString()));
        return new Recording(
                name,
                entry.required("operation").asString(),
                entry.required("status").asInt(),
                Evidence.valueOf(entry.required("evidence").asString().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(entry.get("source")).map(JsonNode::asString),
                headers,
                entry.required("body").asBoolean() ? resource(name + ".json") : "");
    }

    private static String resource(String file) {
        try (InputStream in =
                Optional.ofNullable(Recording.class.getResourceAsStream(file)).orElseThrow()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
