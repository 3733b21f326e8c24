package dev.usher.assignment.adapter.scim.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it comes from outside: neither deep nor ambiguous. */
public final class Json {

    private static final int DEPTH = 12;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_TEXT = 100_000;

    static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxStringLength(LONGEST_TEXT)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    /**
     * Reads an object.
     *
     * @throws ScimException when it is something else
     */
    public static ObjectNode object(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ScimException.invalidSyntax(
                    "The body is not JSON that can be taken: " + e.getOriginalMessage());
        }
        throw ScimException.invalidSyntax("The body is not a JSON object.");
    }

    /** Reads what was written here. */
    public static ObjectNode stored(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    /** Writes it. */
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Writes it. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** An object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
