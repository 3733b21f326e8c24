package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.domain.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several operations in one request, each by itself: one that is refused does not keep the others.
 * An operation that names a resource which is still to be created waits for it.
 */
final class Bulk {

    private static final Pattern REFERENCE = Pattern.compile("bulkId:([A-Za-z0-9._-]{1,100})");

    private final Users users;
    private final Groups groups;
    private final Caller caller;
    private final String base;
    private final Map<String, String> ids = new HashMap<>();

    Bulk(Users users, Groups groups, Caller caller, String base) {
        this.users = users;
        this.groups = groups;
        this.caller = caller;
        this.base = base;
    }

    /**
     * Carries them out.
     *
     * @param failOnErrors after so many refusals the rest is left out; 0: never
     */
    List<ObjectNode> run(ArrayNode operations, int failOnErrors) {
        List<Operation> waiting = new ArrayList<>();
        operations.forEach(it -> waiting.add(Operation.of(it)));
        List<ObjectNode> results = new ArrayList<>();
        int errors = 0;
        while (!waiting.isEmpty()) {
            Operation next = waiting.remove(nextOf(waiting));
            ObjectNode result = result(next);
            results.add(result);
            errors += result.has("response") ? 1 : 0;
            if (failOnErrors > 0 && errors >= failOnErrors) {
                break;
            }
        }
        return results;
    }

    /** The first that waits for nobody; when all do, the first. */
    private static int nextOf(List<Operation> waiting) {
        Set<String> coming = new HashSet<>();
        waiting.forEach(it -> coming.add(it.bulkId() == null ? "" : it.bulkId()));
        for (int i = 0; i < waiting.size(); i++) {
            if (Collections.disjoint(waiting.get(i).references(), coming)) {
                return i;
            }
        }
        return 0;
    }

    private ObjectNode result(Operation operation) {
        ObjectNode result = Json.object();
        result.put("method", operation.method());
        if (operation.bulkId() != null) {
            result.put("bulkId", operation.bulkId());
        }
        try {
            carryOut(operation, result);
        } catch (ScimException e) {
            result.put("status", Integer.toString(e.status()));
            result.set("response", Exchange.error(e));
        }
        return result;
    }

    private void carryOut(Operation operation, ObjectNode result) {
        String[] path = resolved(operation.path()).split("/", -1);
        Kind kind = kind(path.length > 1 ? path[1] : "");
        boolean post = operation.method().equals("POST");
        if (path.length != (post ? 2 : 3)) {
            throw ScimException.invalidValue("path", "must be that of the resource");
        }
        String id = post ? "" : path[2];
        ObjectNode data =
                operation.method().equals("DELETE")
                        ? Json.object()
                        : Json.object(
                                resolved(Json.text(operation.data()))
                                        .getBytes(StandardCharsets.UTF_8));
        Precondition version = new Precondition(operation.version());
        Resources resources = resources(kind);
        Optional<Stored> stored =
                switch (operation.method()) {
                    case "POST" -> Optional.of(resources.create(caller, data));
                    case "PUT" -> Optional.of(resources.replace(caller, id, version, data));
                    case "PATCH" ->
                            Optional.of(
                                    resources.patch(
                                            caller, id, version, PatchOperation.read(kind, data)));
                    case "DELETE" -> {
                        resources.delete(caller, id, version);
                        yield Optional.empty();
                    }
                    default ->
                            throw ScimException.invalidValue(
                                    "method", "must be POST, PUT, PATCH or DELETE");
                };
        result.put("status", post ? "201" : stored.isEmpty() ? "204" : "200");
        result.put(
                "location",
                stored.map(it -> Representations.location(kind, it, base))
                        .orElse(base + "/" + kind.endpoint() + "/" + id));
        stored.ifPresent(it -> result.put("version", Precondition.tag(it)));
        String bulkId = operation.bulkId();
        if (post && bulkId != null) {
            ids.put(bulkId, stored.map(Stored::id).orElseThrow());
        }
    }

    private Resources resources(Kind kind) {
        return switch (kind) {
            case USER -> users;
            case GROUP -> groups;
        };
    }

    private static Kind kind(String endpoint) {
        for (Kind kind : Kind.values()) {
            if (kind.endpoint().equals(endpoint)) {
                return kind;
            }
        }
        throw ScimException.invalidValue("path", "must begin with /Users or /Groups");
    }

    private String resolved(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        it -> {
                            String id = ids.get(it.group(1));
                            if (id == null) {
                                throw ScimException.of(
                                        409, "bulkId: nothing was created as " + it.group(1));
                            }
                            return Matcher.quoteReplacement(id);
                        });
    }

    /** One of them, as it was sent. */
    private record Operation(
            String method,
            String path,
            @Nullable String bulkId,
            @Nullable String version,
            JsonNode data,
            Set<String> references) {

        static Operation of(JsonNode sent) {
            if (!(sent instanceof ObjectNode operation)) {
                throw ScimException.invalidSyntax("Operations: each must be an object");
            }
            JsonNode data = operation.path("data");
            String path = text(operation, "path");
            return new Operation(
                    Optional.ofNullable(text(operation, "method"))
                            .orElse("")
                            .toUpperCase(Locale.ROOT),
                    path == null ? "" : path,
                    text(operation, "bulkId"),
                    text(operation, "version"),
                    data,
                    references(path + " " + (data.isMissingNode() ? "" : Json.text(data))));
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
}
