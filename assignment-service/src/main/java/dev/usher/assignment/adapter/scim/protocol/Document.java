package dev.usher.assignment.adapter.scim.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client said about a user or group, without what the server adds (id, meta, groups), what
 * it keeps elsewhere (members), and what it never keeps (password).
 */
public final class Document {

    private static final Set<String> NOT_KEPT =
            Set.of("schemas", "id", "meta", "groups", "password", "members");
    private static final int MOST_ATTRIBUTES = 200;

    private final Kind kind;
    private final ObjectNode content;

    private Document(Kind kind, ObjectNode content) {
        this.kind = kind;
        this.content = content;
    }

    /**
     * Reads a resource as it was sent.
     *
     * @throws ScimException naming the attribute that cannot be taken
     */
    public static Document read(Kind kind, ObjectNode sent) {
        Document document = new Document(kind, Json.object());
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            String name = member.getKey();
            if (NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            document.put(name, member.getValue());
        }
        if (kind == Kind.USER && !document.content.has("active")) {
            document.content.put("active", true);
        }
        return document.checked();
    }

    /** One that was stored. */
    public static Document stored(Kind kind, String json) {
        return new Document(kind, Json.stored(json));
    }

    /**
     * This one after a patch; what concerns members is passed over.
     *
     * @throws ScimException when it cannot be carried out
     */
    public Document with(Iterable<PatchOperation> operations) {
        ObjectNode changed = content.deepCopy();
        for (PatchOperation operation : operations) {
            if (!operation.isAboutMembers()) {
                Patching.apply(changed, operation);
            }
        }
        return new Document(kind, changed).checked();
    }

    private void put(String name, JsonNode value) {
        Optional<Kind.Schema> extension = kind.extension(name);
        if (extension.isPresent()) {
            if (value instanceof ObjectNode object) {
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    putInto(extension.get(), member.getKey(), member.getValue());
                }
            } else if (!value.isNull()) {
                throw ScimException.invalidValue(name, "must be an object");
            }
            return;
        }
        if (name.indexOf(':') >= 0 && value instanceof ObjectNode object) {
            unknownExtension(name, object);
            return;
        }
        if (name.indexOf(':') >= 0 || name.indexOf('.') >= 0) {
            if (!value.isNull()) {
                Patching.apply(
                        content,
                        new PatchOperation(
                                PatchOperation.Verb.ADD, AttributePath.parse(kind, name), value));
            }
            return;
        }
        Attribute attribute = kind.attribute(name).orElse(null);
        set(content, attribute, name, value);
    }

    private void unknownExtension(String urn, ObjectNode object) {
        AttributePath.parse(kind, urn + ":x");
        ObjectNode kept = Json.object();
        object.properties().forEach(it -> set(kept, null, it.getKey(), it.getValue()));
        if (!kept.isEmpty()) {
            content.set(urn, kept);
        }
    }

    private void putInto(Kind.Schema schema, String name, JsonNode value) {
        ObjectNode extension =
                content.get(schema.urn()) instanceof ObjectNode there ? there : Json.object();
        set(extension, schema.attribute(name).orElse(null), name, value);
        if (!extension.isEmpty()) {
            content.set(schema.urn(), extension);
        }
    }

    private static void set(
            ObjectNode into, @Nullable Attribute attribute, String name, JsonNode value) {
        JsonNode kept = Values.of(attribute, name, value);
        if (kept != null) {
            into.set(attribute == null ? name : attribute.name(), kept);
        }
    }

    private Document checked() {
        String named = kind == Kind.USER ? "userName" : "displayName";
        if (text(named).isEmpty()) {
            throw ScimException.invalidValue(named, "is missing");
        }
        if (content.size() > MOST_ATTRIBUTES) {
            throw ScimException.invalidValue(
                    "The resource", "has more than " + MOST_ATTRIBUTES + " attributes");
        }
        for (Map.Entry<String, JsonNode> member : content.properties()) {
            if (member.getValue() instanceof ArrayNode values && primaries(values) > 1) {
                throw ScimException.invalidValue(
                        member.getKey(), "only one value can be the primary one");
            }
        }
        return this;
    }

    private static long primaries(ArrayNode values) {
        long primaries = 0;
        for (JsonNode value : values) {
            if (value.path("primary").asBoolean(false)) {
                primaries++;
            }
        }
        return primaries;
    }

    /** The text of an attribute, or of a part of one, from the object downwards. */
    public Optional<String> text(String... steps) {
        JsonNode node = content;
        for (String step : steps) {
            node = node.path(step);
        }
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** The values of a multi-valued attribute. */
    public List<JsonNode> values(String attribute) {
        List<JsonNode> values = new ArrayList<>();
        content.path(attribute).forEach(values::add);
        return values;
    }

    /** An attribute, or what is missing. */
    public JsonNode get(String attribute) {
        return content.path(attribute);
    }

    /** Kind of resource it describes. */
    public Kind kind() {
        return kind;
    }

    /** A copy to add to. */
    public ObjectNode copy() {
        return content.deepCopy();
    }

    /** As it is stored. */
    public String json() {
        return Json.text(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document it && it.kind == kind && it.content.equals(content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return kind + " with " + content.propertyNames();
    }
}
