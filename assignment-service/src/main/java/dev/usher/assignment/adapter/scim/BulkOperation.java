package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One operation of a bulk request, as it was sent. */
record BulkOperation(
        String method,
        String path,
        @Nullable String bulkId,
        @Nullable String version,
        JsonNode data,
        Set<String> references) {

    static final Pattern REFERENCE = Pattern.compile("bulkId:([A-Za-z0-9._-]{1,100})");

    static BulkOperation of(JsonNode sent) {
        if (!(sent instanceof ObjectNode operation)) {
            throw ScimException.invalidSyntax("Operations: each must be an object");
        }
        JsonNode data = operation.path("data");
        String path = text(operation, "path");
        return new BulkOperation(
                Optional.ofNullable(text(operation, "method")).orElse("").toUpperCase(Locale.ROOT),
                path == null ? "" : path,
                text(operation, "bulkId"),
                text(operation, "version"),
                data,
                references(path + " " + (data.isMissingNode() ? "" : Json.text(data))));
    }

    /** Whether it makes a user, whatever becomes of the other operations. */
    boolean createsUser() {
        return method.equals("POST") && path.equals("/Users") && references.isEmpty();
    }

    private static Set<String> references(String text) {
        Set<String> references = new HashSet<>();
        REFERENCE.matcher(text).results().forEach(it -> references.add(it.group(1)));
        return references;
    }

    private static @Nullable String text(ObjectNode operation, String name) {
        return operation.path(name).isString() ? operation.path(name).asString() : null;
    }
}
