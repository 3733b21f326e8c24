package dev.usher.assignment.adapter.scim.protocol;

import dev.usher.assignment.adapter.scim.protocol.PatchOperation.Verb;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries out the operations of a patch on a document. */
final class Patching {

    private final ObjectNode holder;
    private final PatchOperation operation;
    private final AttributePath path;
    private final String name;
    private final @Nullable Attribute attribute;

    private Patching(ObjectNode holder, PatchOperation operation, String name) {
        this.holder = holder;
        this.operation = operation;
        this.path = operation.path();
        this.name = name;
        this.attribute = path.attribute().orElse(null);
    }

    static void apply(ObjectNode document, PatchOperation operation) {
        AttributePath path = operation.path();
        if (path.isOf("password")) {
            return;
        }
        String extension = path.extension();
        String name = path.name();
        if (name == null) {
            extension(document, operation, String.valueOf(extension));
            return;
        }
        ObjectNode holder = document;
        if (extension != null) {
            holder = document.get(extension) instanceof ObjectNode there ? there : Json.object();
        }
        new Patching(holder, operation, name).run();
        if (extension != null) {
            if (holder.isEmpty()) {
                document.remove(extension);
            } else {
                document.set(extension, holder);
            }
        }
    }

    private static void extension(ObjectNode document, PatchOperation operation, String urn) {
        if (operation.verb() == Verb.REMOVE) {
            document.remove(urn);
            return;
        }
        if (!(operation.value() instanceof ObjectNode members)) {
            throw ScimException.invalidValue(urn, "must be an object");
        }
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            JsonNode value = member.getValue();
            Verb verb = value.isNull() ? Verb.REMOVE : operation.verb();
            apply(
                    document,
                    new PatchOperation(
                            verb,
                            AttributePath.parse(
                                    operation.path().kind(), urn + ":" + member.getKey()),
                            value.isNull() ? null : value));
        }
    }

    private void run() {
        if (path.where() != null) {
            where(path.where());
        } else if (path.part() != null) {
            part(path.part());
        } else if (operation.verb() == Verb.REMOVE) {
            remove();
        } else {
            whole();
        }
        if (holder.get(name) instanceof ArrayNode values && values.isEmpty()) {
            holder.remove(name);
        }
        if (holder.get(name) instanceof ObjectNode value && value.isEmpty()) {
            holder.remove(name);
        }
    }

    /** With a value, only what equals it goes; Entra names members to remove in this way. */
    private void remove() {
        if (operation.value() == null || !(holder.get(name) instanceof ArrayNode values)) {
            holder.remove(name);
            return;
        }
        for (JsonNode each :
                operation.value() instanceof ArrayNode several
                        ? several
                        : List.of(operation.value())) {
            JsonNode gone = Values.element(attribute, name, each);
            if (gone != null) {
                ValueList.remove(values, gone);
            }
        }
    }

    private void whole() {
        JsonNode value = Values.of(attribute, name, valueOf(operation));
        JsonNode there = holder.get(name);
        if (value == null) {
            if (operation.verb() == Verb.REPLACE) {
                holder.remove(name);
            }
        } else if (value instanceof ArrayNode several
                && operation.verb() == Verb.ADD
                && there instanceof ArrayNode values) {
            several.forEach(one -> ValueList.add(values, one));
        } else if (value instanceof ObjectNode parts && there instanceof ObjectNode object) {
            object.setAll(parts);
        } else {
            holder.set(name, value);
        }
    }

    private void part(String part) {
        JsonNode there = holder.get(name);
        if (there instanceof ArrayNode values) {
            values.forEach(it -> setPart(it, part));
            values.removeIf(it -> it instanceof ObjectNode object && object.isEmpty());
        } else if (there instanceof ObjectNode object) {
            setPart(object, part);
        } else if (operation.verb() != Verb.REMOVE) {
            ObjectNode object = Json.object();
            setPart(object, part);
            boolean several = attribute != null && attribute.multiValued();
            if (!object.isEmpty()) {
                holder.set(name, several ? Json.MAPPER.createArrayNode().add(object) : object);
            }
        }
    }

    private void setPart(JsonNode into, String part) {
        if (!(into instanceof ObjectNode object)) {
            throw ScimException.invalidPath("'" + name + "' has no parts");
        }
        if (operation.verb() == Verb.REMOVE) {
            object.remove(part);
            return;
        }
        Attribute definition = attribute == null ? null : attribute.part(part).orElse(null);
        if (definition != null && definition.readOnly()) {
            throw ScimException.mutability(path.toString());
        }
        JsonNode value;
        if (name.equals("roles") && part.equals("value")) {
            JsonNode role = Values.element(attribute, name, valueOf(operation));
            if (role instanceof ObjectNode parts) {
                object.setAll(parts);
            }
            return;
        }
        value = Values.of(definition, part, valueOf(operation));
        if (value == null) {
            object.remove(part);
        } else {
            object.set(part, value);
        }
    }

    private void where(Condition condition) {
        ArrayNode values =
                holder.get(name) instanceof ArrayNode there ? there : Json.MAPPER.createArrayNode();
        String part = path.part();
        boolean met = false;
        for (int i = values.size() - 1; i >= 0; i--) {
            JsonNode value = values.get(i);
            if (!Conditions.holds(condition, value)) {
                continue;
            }
            met = true;
            if (part != null) {
                setPart(value, part);
            } else if (operation.verb() == Verb.REMOVE) {
                values.remove(i);
                continue;
            } else {
                replaceElement(values, i);
            }
            ValueList.onlyPrimary(values, i);
            if (values.get(i).isEmpty()) {
                values.remove(i);
            }
        }
        if (!met && operation.verb() != Verb.REMOVE) {
            values.add(made(condition, part));
            ValueList.onlyPrimary(values, values.size() - 1);
        }
        holder.set(name, values);
    }

    private void replaceElement(ArrayNode values, int at) {
        JsonNode value = Values.element(attribute, name, valueOf(operation));
        if (operation.verb() == Verb.ADD
                && value instanceof ObjectNode parts
                && values.get(at) instanceof ObjectNode object) {
            object.setAll(parts);
        } else if (value == null) {
            values.set(at, Json.object());
        } else {
            values.set(at, value);
        }
    }

    /** Entra sets the work address of those who have none: the value then is as the filter asks. */
    private JsonNode made(Condition condition, @Nullable String part) {
        ObjectNode value = Json.object();
        if (!ValueList.describe(condition, value)) {
            throw ScimException.noTarget(path + ": no value is as the filter asks");
        }
        if (part != null) {
            setPart(value, part);
        } else if (Values.element(attribute, name, valueOf(operation))
                instanceof ObjectNode parts) {
            value.setAll(parts);
        }
        return value;
    }

    private static JsonNode valueOf(PatchOperation operation) {
        JsonNode value = operation.value();
        return value == null ? Json.MAPPER.getNodeFactory().nullNode() : value;
    }
}
