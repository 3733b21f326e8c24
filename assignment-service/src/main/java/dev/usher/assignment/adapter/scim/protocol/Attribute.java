package dev.usher.assignment.adapter.scim.protocol;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An attribute that a schema defines. */
record Attribute(
        String name,
        Type type,
        boolean multiValued,
        boolean caseExact,
        boolean readOnly,
        boolean returned,
        Map<String, Attribute> parts) {

    enum Type {
        TEXT,
        BOOLEAN,
        COMPLEX
    }

    /** Reads the attributes of a schema, by name in lower case. */
    static Map<String, Attribute> read(JsonNode attributes) {
        Map<String, Attribute> byName = new LinkedHashMap<>();
        for (JsonNode one : attributes) {
            Attribute attribute =
                    new Attribute(
                            one.path("name").asString(),
                            switch (one.path("type").asString()) {
                                case "boolean" -> Type.BOOLEAN;
                                case "complex" -> Type.COMPLEX;
                                default -> Type.TEXT;
                            },
                            one.path("multiValued").asBoolean(false),
                            one.path("caseExact").asBoolean(false),
                            one.path("mutability").asString("").equals("readOnly"),
                            !one.path("returned").asString("").equals("never"),
                            read(one.path("subAttributes")));
            byName.put(attribute.name().toLowerCase(Locale.ROOT), attribute);
        }
        return byName;
    }

    Optional<Attribute> part(String name) {
        return Optional.ofNullable(parts.get(name.toLowerCase(Locale.ROOT)));
    }
}
