package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several operations in one request, each by itself: one that is refused does not keep the others.
 * An operation that names a resource which is still to be created waits for it.
 */
final class Bulk {

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
        List<BulkOperation> waiting = new ArrayList<>();
        operations.forEach(it -> waiting.add(BulkOperation.of(it)));
        List<ObjectNode> results = new ArrayList<>(newUsers(waiting));
        int errors = 0;
        while (!waiting.isEmpty()) {
            BulkOperation next = waiting.remove(nextOf(waiting));
            ObjectNode result = result(next);
            results.add(result);
            errors += result.has("response") ? 1 : 0;
            if (failOnErrors > 0 && errors >= failOnErrors) {
                break;
            }
        }
        return results;
    }

    /**
     * Creates the users with whom the request begins in one transaction, which is many times as
     * fast as one for each. When one of them cannot be created, all are left to be carried out one
     * by one.
     */
    private List<ObjectNode> newUsers(List<BulkOperation> waiting) {
        List<BulkOperation> first = waiting.stream().takeWhile(BulkOperation::createsUser).toList();
        if (first.size() < 2) {
            return List.of();
        }
        try {
            List<Resources.Created> created =
                    users.create(
                            caller,
                            first.stream()
                                    .map(it -> Document.read(Kind.USER, content(it)))
                                    .toList());
            waiting.subList(0, first.size()).clear();
            List<ObjectNode> results = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                ObjectNode result = begun(first.get(i));
                tell(first.get(i), Kind.USER, created.get(i).resource(), result);
                results.add(result);
            }
            return results;
        } catch (ScimException _) {
            return List.of();
        }
    }

    /** The first that waits for nobody; when all do, the first. */
    private static int nextOf(List<BulkOperation> waiting) {
        Set<String> coming = new HashSet<>();
        waiting.forEach(it -> coming.add(it.bulkId() == null ? "" : it.bulkId()));
        for (int i = 0; i < waiting.size(); i++) {
            if (Collections.disjoint(waiting.get(i).references(), coming)) {
                return i;
            }
        }
        return 0;
    }

    private static ObjectNode begun(BulkOperation operation) {
        ObjectNode result = Json.object();
        result.put("method", operation.method());
        if (operation.bulkId() != null) {
            result.put("bulkId", operation.bulkId());
        }
        return result;
    }

    private ObjectNode result(BulkOperation operation) {
        ObjectNode result = begun(operation);
        try {
            carryOut(operation, result);
        } catch (ScimException e) {
            result.put("status", Integer.toString(e.status()));
            result.set("response", Exchange.error(e));
        }
        return result;
    }

    private void carryOut(BulkOperation operation, ObjectNode result) {
        String[] path = resolved(operation.path()).split("/", -1);
        Kind kind = kind(path.length > 1 ? path[1] : "");
        boolean post = operation.method().equals("POST");
        if (path.length != (post ? 2 : 3)) {
            throw ScimException.invalidValue("path", "must be that of the resource");
        }
        String id = post ? "" : path[2];
        ObjectNode data = operation.method().equals("DELETE") ? Json.object() : content(operation);
        Precondition version = new Precondition(operation.version());
        Resources resources = resources(kind);
        Optional<Stored> stored =
                switch (operation.method()) {
                    case "POST" -> Optional.of(resources.create(caller, data).resource());
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
        if (stored.isPresent()) {
            tell(operation, kind, stored.get(), result);
        } else {
            result.put("status", "204");
            result.put("location", base + "/" + kind.endpoint() + "/" + id);
        }
    }

    private void tell(BulkOperation operation, Kind kind, Stored stored, ObjectNode result) {
        boolean post = operation.method().equals("POST");
        result.put("status", post ? "201" : "200");
        result.put("location", Representations.location(kind, stored, base));
        result.put("version", Precondition.tag(stored));
        if (post && operation.bulkId() != null) {
            ids.put(operation.bulkId(), stored.id());
        }
    }

    private ObjectNode content(BulkOperation operation) {
        return Json.object(resolved(Json.text(operation.data())).getBytes(StandardCharsets.UTF_8));
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
        return BulkOperation.REFERENCE
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
}
