package dev.usher.simulator.gotomeeting;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a JSON document is made of: names and types, not values. */
final class Shape {

    /** Objects that differ from account to account, and that clients skip over. */
    private static final Set<String> OPAQUE = Set.of("settings", "entitlements");

    private Shape() {}

    static String of(String json) {
        return json.isEmpty() ? "nothing" : of(JsonMapper.shared().readTree(json));
    }

    private static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                TreeMap<String, String> members = new TreeMap<>();
                node.properties()
                        .forEach(
                                member ->
                                        members.put(
                                                member.getKey(),
                                                OPAQUE.contains(member.getKey())
                                                        ? "opaque"
                                                        : of(member.getValue())));
                yield members.toString();
            }
            case ARRAY -> {
                Set<String> elements = new TreeSet<>();
                node.forEach(element -> elements.add(of(element)));
                yield "list of " + elements;
            }
            default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
