package dev.usher.assignment.adapter.scim.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a patch.
 *
 * @param value null: none was given
 */
public record PatchOperation(Verb verb, AttributePath path, @Nullable JsonNode value) {

    private static final int MOST = 1_000;
    private static final Set<String> PASSED_OVER = Set.of("schemas", "id", "meta", "groups");

    /** What is done at the path. */
    public enum Verb {
        ADD,
        REPLACE,
        REMOVE
    }

    /**
     * Reads the operations of a patch; one without a path becomes one for each member of its value.
     *
     * @throws ScimException when the message is not a patch
     */
    public static List<PatchOperation> read(Kind kind, ObjectNode message) {
        JsonNode listed = member(message, "Operations");
        if (!listed.isArray() || listed.isEmpty()) {
            throw ScimException.invalidSyntax("Operations: must be a list with operations");
        }
        if (listed.size() > MOST) {
            throw ScimException.of(413, "Operations: more than " + MOST + "; send several patches");
        }
        List<PatchOperation> operations = new ArrayList<>();
        for (JsonNode one : listed) {
            if (!(one instanceof ObjectNode operation)) {
                throw ScimException.invalidSyntax("Operations: each must be an object");
            }
            read(kind, operation, operations);
        }
        return operations;
    }

    private static void read(Kind kind, ObjectNode operation, List<PatchOperation> into) {
        Verb verb = verb(member(operation, "op"));
        JsonNode path = member(operation, "path");
        JsonNode value = member(operation, "value");
        if (path.isString() && !path.asString().isBlank()) {
            into.add(at(verb, AttributePath.parse(kind, path.asString()), value));
            return;
        }
        if (!path.isMissingNode() && !path.isNull() && !path.isString()) {
            throw ScimException.invalidPath("must be text");
        }
        if (verb == Verb.REMOVE) {
            throw ScimException.noTarget("path: is missing; say what to remove");
        }
        if (!(value instanceof ObjectNode members)) {
            throw ScimException.invalidSyntax("value: must be an object where there is no path");
        }
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!PASSED_OVER.contains(member.getKey().toLowerCase(Locale.ROOT))) {
                whole(kind, verb, member.getKey(), member.getValue(), into);
            }
        }
    }

    private static void whole(
            Kind kind, Verb verb, String name, JsonNode value, List<PatchOperation> into) {
        Optional<Kind.Schema> extension = kind.extension(name);
        if (extension.isPresent() && value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                into.add(
                        at(
                                verb,
                                AttributePath.parse(
                                        kind, extension.get().urn() + ":" + member.getKey()),
                                member.getValue()));
            }
            return;
        }
        into.add(at(verb, AttributePath.parse(kind, name), value));
    }

    private static PatchOperation at(Verb verb, AttributePath path, JsonNode value) {
        boolean readOnly =
                path.isOf("id")
                        || path.isOf("meta")
                        || path.isOf("schemas")
                        || path.attribute().filter(Attribute::readOnly).isPresent();
        if (readOnly) {
            throw ScimException.mutability(path.toString());
        }
        if (value.isMissingNode() && verb != Verb.REMOVE) {
            throw ScimException.invalidValue(path.toString(), "there is no value");
        }
        return new PatchOperation(
                // Emptied with null, as RFC 7643 has it for what is unassigned.
                value.isNull() && verb == Verb.REPLACE ? Verb.REMOVE : verb,
                path,
                value.isMissingNode() || value.isNull() ? null : value);
    }

    private static Verb verb(JsonNode op) {
        return switch (op.asString("").toLowerCase(Locale.ROOT)) {
            case "add" -> Verb.ADD;
            case "replace" -> Verb.REPLACE;
            case "remove" -> Verb.REMOVE;
            default -> throw ScimException.invalidSyntax("op: must be add, replace or remove");
        };
    }

    private static JsonNode member(ObjectNode object, String name) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return Json.MAPPER.missingNode();
    }

    /** Whether it concerns the members of a group. */
    public boolean isAboutMembers() {
        return path.kind() == Kind.GROUP && path.isOf("members");
    }
}
