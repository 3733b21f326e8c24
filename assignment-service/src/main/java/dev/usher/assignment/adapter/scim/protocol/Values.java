package dev.usher.assignment.adapter.scim.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Values as clients send them, in the form in which they are kept: names as the schema writes them,
 * truth as truth, several values as a list; nothing that is empty.
 */
final class Values {

    private static final int LONGEST = 10_000;
    private static final int MOST_VALUES = 500;
    private static final int MOST_PARTS = 100;
    private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_$-]{0,99}");

    private Values() {}

    /** The value of an attribute, or null when there is none in it. */
    static @Nullable JsonNode of(@Nullable Attribute attribute, String name, JsonNode value) {
        if (attribute == null) {
            return unknown(name, value);
        }
        return attribute.multiValued() ? several(attribute, value) : single(attribute, value);
    }

    /** One value of a multi-valued attribute, or null when there is nothing in it. */
    static @Nullable JsonNode element(@Nullable Attribute attribute, String name, JsonNode value) {
        return attribute == null ? unknown(name, value) : one(attribute, value);
    }

    private static @Nullable JsonNode several(Attribute attribute, JsonNode value) {
        ArrayNode values = Json.MAPPER.createArrayNode();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            JsonNode one = one(attribute, each);
            if (one != null && !contains(values, one)) {
                values.add(one);
            }
        }
        if (values.size() > MOST_VALUES) {
            throw ScimException.invalidValue(
                    attribute.name(), "has more than " + MOST_VALUES + " values");
        }
        return values.isEmpty() ? null : values;
    }

    static boolean contains(ArrayNode values, JsonNode one) {
        for (JsonNode value : values) {
            if (value.equals(one)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable JsonNode single(Attribute attribute, JsonNode value) {
        if (!value.isArray()) {
            return one(attribute, value);
        }
        return switch (value.size()) {
            case 0 -> null;
            case 1 -> one(attribute, value.get(0));
            default -> throw ScimException.invalidValue(attribute.name(), "takes one value");
        };
    }

    private static @Nullable JsonNode one(Attribute attribute, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return switch (attribute.type()) {
            case BOOLEAN -> truth(attribute.name(), value);
            case TEXT -> text(attribute.name(), value);
            case COMPLEX -> complex(attribute, value);
        };
    }

    private static @Nullable JsonNode complex(Attribute attribute, JsonNode value) {
        ObjectNode out = Json.object();
        switch (value) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    put(out, attribute, member.getKey(), member.getValue());
                }
            }
            case JsonNode scalar when scalar.isValueNode() && attribute.part("value").isPresent() ->
                    scalar(attribute, scalar.asString(), out);
            default -> throw ScimException.invalidValue(attribute.name(), "must be an object");
        }
        return out.isEmpty() ? null : out;
    }

    /** Entra writes a role as the text of an object. */
    private static void scalar(Attribute attribute, String text, ObjectNode out) {
        if (attribute.name().equals("roles") && text.strip().startsWith("{")) {
            try {
                if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                    put(out, attribute, "value", object.path("value"));
                    put(out, attribute, "display", object.path("displayName"));
                    put(out, attribute, "display", object.path("display"));
                    return;
                }
            } catch (JacksonException _) {
                throw ScimException.invalidValue("roles", "is text that is not an object");
            }
        }
        put(out, attribute, "value", StringNode.valueOf(text));
    }

    private static void put(ObjectNode out, Attribute attribute, String name, JsonNode value) {
        if (value.isMissingNode()) {
            return;
        }
        Optional<Attribute> part = attribute.part(name);
        if (part.filter(Attribute::readOnly).isPresent()) {
            return;
        }
        if (attribute.name().equals("roles")
                && name.equalsIgnoreCase("value")
                && value.isString()
                && value.asString().strip().startsWith("{")) {
            scalar(attribute, value.asString(), out);
            return;
        }
        JsonNode kept = of(part.orElse(null), name, value);
        if (kept != null) {
            out.set(part.map(Attribute::name).orElse(name), kept);
        }
        if (out.size() > MOST_PARTS) {
            throw ScimException.invalidValue(attribute.name(), "has too many parts");
        }
    }

    private static JsonNode truth(String name, JsonNode value) {
        String text = value.isValueNode() ? value.asString() : "";
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Json.MAPPER.getNodeFactory().booleanNode(text.equalsIgnoreCase("true"));
        }
        throw ScimException.invalidValue(name, "must be true or false");
    }

    private static @Nullable JsonNode text(String name, JsonNode value) {
        if (!value.isValueNode()) {
            throw ScimException.invalidValue(name, "must be text");
        }
        String text = storable(name, value.asString());
        return text.isBlank() ? null : StringNode.valueOf(text);
    }

    private static @Nullable JsonNode unknown(String name, JsonNode value) {
        if (!NAME.matcher(name).matches()) {
            throw ScimException.invalidValue(shown(name), "is not the name of an attribute");
        }
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode out = Json.object();
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    JsonNode kept = unknown(member.getKey(), member.getValue());
                    if (kept != null) {
                        out.set(member.getKey(), kept);
                    }
                }
                if (out.size() > MOST_PARTS) {
                    throw ScimException.invalidValue(name, "has too many parts");
                }
                yield out.isEmpty() ? null : out;
            }
            case ArrayNode array -> {
                ArrayNode out = Json.MAPPER.createArrayNode();
                for (JsonNode one : array) {
                    JsonNode kept = unknown(name, one);
                    if (kept != null) {
                        out.add(kept);
                    }
                }
                if (out.size() > MOST_VALUES) {
                    throw ScimException.invalidValue(
                            name, "has more than " + MOST_VALUES + " values");
                }
                yield out.isEmpty() ? null : out;
            }
            case JsonNode truth when truth.isBoolean() -> truth;
            default -> value.isNull() ? null : text(name, value);
        };
    }

    /** Names of the attributes that hold something, for messages; never long. */
    static String shown(String name) {
        String plain =
                name.codePoints()
                        .filter(it -> it >= ' ' && it < 0x7f)
                        .limit(60)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return plain.isEmpty() ? "?" : plain;
    }

    /**
     * The text, if it can be stored.
     *
     * @throws ScimException when it is too long, or has what no database takes
     */
    static String storable(String name, String text) {
        if (text.length() > LONGEST) {
            throw ScimException.invalidValue(name, "is longer than " + LONGEST + " characters");
        }
        if (text.codePoints()
                .anyMatch(it -> it == 0 || Character.getType(it) == Character.SURROGATE)) {
            throw ScimException.invalidValue(name, "contains a character that cannot be stored");
        }
        return text;
    }
}
