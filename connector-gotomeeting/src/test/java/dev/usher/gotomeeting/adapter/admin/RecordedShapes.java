package dev.usher.gotomeeting.adapter.admin;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which types stand where in the answers of a recording. */
record RecordedShapes(NavigableMap<String, NavigableSet<String>> types) {

    static RecordedShapes of(JsonNode recording) {
        RecordedShapes shapes = new RecordedShapes(new TreeMap<>());
        for (JsonNode exchange : recording.path("exchanges")) {
            String path = exchange.path("path").stringValue();
            shapes.add(path + " status", exchange.path("status").toString());
            shapes.look(path + " ", exchange.path("body"));
        }
        return shapes;
    }

    /** Where both recordings have something, but not of the same types. */
    NavigableMap<String, String> differences(RecordedShapes other) {
        NavigableMap<String, String> differences = new TreeMap<>();
        types.forEach(
                (place, here) -> {
                    NavigableSet<String> there = other.types().get(place);
                    if (there != null && here.stream().noneMatch(there::contains)) {
                        differences.put(place, here + " against " + there);
                    }
                });
        return differences;
    }

    private void look(String place, JsonNode node) {
        if (node.isMissingNode()) {
            return;
        }
        add(place, node.getNodeType().name());
        node.properties().forEach(field -> look(place + "." + field.getKey(), field.getValue()));
        if (node.isArray()) {
            node.forEach(item -> look(place + "[]", item));
        }
    }

    private void add(String place, String type) {
        types.computeIfAbsent(place, _ -> new TreeSet<>()).add(type);
    }
}
