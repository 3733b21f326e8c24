package dev.usher.assignment.adapter.scim.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A kind of resource, with its schemas. */
// The schemas are read once and never changed.
@SuppressWarnings("ImmutableEnumChecker")
public enum Kind {
    USER("User", "Users", "user.json", List.of("enterprise-user.json")),
    GROUP("Group", "Groups", "group.json", List.of());

    private final String label;
    private final String endpoint;
    private final Schema core;
    private final Map<String, Schema> extensions = new LinkedHashMap<>();

    Kind(String label, String endpoint, String core, List<String> extensions) {
        this.label = label;
        this.endpoint = endpoint;
        this.core = Schema.load(core);
        for (String extension : extensions) {
            Schema schema = Schema.load(extension);
            this.extensions.put(schema.urn().toLowerCase(Locale.ROOT), schema);
        }
    }

    /** Name of the resource type. */
    public String label() {
        return label;
    }

    /** Last part of the address of all such resources. */
    public String endpoint() {
        return endpoint;
    }

    /** URN of the core schema. */
    public String urn() {
        return core.urn();
    }

    /** URNs of the schemas that extend it. */
    public List<String> extensionUrns() {
        return extensions.values().stream().map(Schema::urn).toList();
    }

    /** Definitions of all schemas, the core schema first. */
    public List<JsonNode> definitions() {
        return Stream.concat(Stream.of(core), extensions.values().stream())
                .map(Schema::definition)
                .toList();
    }

    Optional<Attribute> attribute(String name) {
        return core.attribute(name);
    }

    Optional<Schema> extension(String urn) {
        return Optional.ofNullable(extensions.get(urn.toLowerCase(Locale.ROOT)));
    }

    /** The extension that has an attribute of this name. */
    Optional<Schema> extensionWith(String name) {
        return extensions.values().stream()
                .filter(it -> it.attribute(name).isPresent())
                .findFirst();
    }

    /** A schema as it is published. */
    record Schema(String urn, Map<String, Attribute> attributes, JsonNode definition) {

        static Schema load(String file) {
            try (InputStream in = Kind.class.getResourceAsStream("/scim/" + file)) {
                JsonNode definition = Json.MAPPER.readTree(in);
                return new Schema(
                        definition.path("id").asString(),
                        Attribute.read(definition.path("attributes")),
                        definition);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Optional<Attribute> attribute(String name) {
            return Optional.ofNullable(attributes.get(name.toLowerCase(Locale.ROOT)));
        }
    }
}
