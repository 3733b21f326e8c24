package dev.usher.assignment.adapter.scim.protocol;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which attributes an answer has; {@code id} and {@code schemas} always. */
public final class Projection {

    private static final Set<String> ALWAYS = Set.of("id", "schemas");

    private final Set<String> only;
    private final Set<String> without;

    private Projection(Set<String> only, Set<String> without) {
        this.only = only;
        this.without = without;
    }

    /**
     * Reads the parameters of a request.
     *
     * @param attributes with commas between; null: all
     * @param excluded with commas between; null: none
     */
    public static Projection of(Kind kind, @Nullable String attributes, @Nullable String excluded) {
        return new Projection(names(kind, attributes), names(kind, excluded));
    }

    private static Set<String> names(Kind kind, @Nullable String list) {
        Set<String> names = new LinkedHashSet<>();
        if (list != null) {
            for (String one : list.split(",", 200)) {
                if (!one.isBlank()) {
                    names.add(AttributePath.parse(kind, one).key());
                }
            }
        }
        return names;
    }

    /** Whether any of the attribute is in the answer. */
    public boolean has(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        boolean named =
                only.isEmpty() || only.stream().anyMatch(it -> it.equals(name) || isPart(it, name));
        return named && !without.contains(name);
    }

    /** The resource without what is not wanted. */
    public ObjectNode of(ObjectNode resource) {
        if (only.isEmpty() && without.isEmpty()) {
            return resource;
        }
        return part(resource, "");
    }

    private ObjectNode part(ObjectNode object, String prefix) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String key = prefix + member.getKey().toLowerCase(Locale.ROOT);
            if (prefix.isEmpty() && ALWAYS.contains(key)) {
                out.set(member.getKey(), member.getValue());
            } else if (!without.contains(key)) {
                if (only.isEmpty() || covers(key)) {
                    out.set(member.getKey(), excluded(member.getValue(), key));
                } else if (only.stream().anyMatch(it -> isPart(it, key))) {
                    out.set(member.getKey(), parts(member.getValue(), key));
                }
            }
        }
        return out;
    }

    private boolean covers(String key) {
        return only.stream().anyMatch(it -> it.equals(key) || isPart(key, it));
    }

    private JsonNode excluded(JsonNode value, String key) {
        return without.stream().anyMatch(it -> isPart(it, key)) ? parts(value, key) : value;
    }

    private JsonNode parts(JsonNode value, String key) {
        String prefix = key + (key.startsWith("urn:") && key.endsWith(":user") ? ":" : ".");
        return switch (value) {
            case ObjectNode object -> part(object, prefix);
            case ArrayNode array -> {
                ArrayNode out = Json.MAPPER.createArrayNode();
                array.forEach(
                        it -> out.add(it instanceof ObjectNode object ? part(object, prefix) : it));
                yield out;
            }
            default -> value;
        };
    }

    private static boolean isPart(String longer, String shorter) {
        return longer.startsWith(shorter)
                && longer.length() > shorter.length()
                && ".:".indexOf(longer.charAt(shorter.length())) >= 0;
    }
}
