package dev.usher.assignment;

import java.util.List;
import java.util.Random;

/** SCIM requests that are nearly right, or not at all. */
final class OddScimRequests extends OddRequests {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "PATCH", "DELETE", "POST", "HEAD", "OPTIONS");
    private static final List<String> ATTRIBUTES =
            List.of(
                    "userName",
                    "externalId",
                    "id",
                    "active",
                    "emails",
                    "emails.value",
                    "emails[type eq \"work\"].value",
                    "emails[type eq work]",
                    "name",
                    "name.givenName",
                    "members",
                    "members[value eq \"x\"]",
                    "displayName",
                    "roles",
                    "roles[primary eq \"True\"].value",
                    "meta.created",
                    "meta",
                    "groups",
                    "groups.display",
                    "password",
                    "schemas",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
                    "urn:x:y:z",
                    "custom",
                    "custom.deep",
                    "$ref",
                    "a.b.c",
                    "a[b[c eq 1]]",
                    "",
                    "\u00e4\u00f6",
                    "0",
                    "x'; DROP TABLE users; --");
    private static final List<String> OPERATORS =
            List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr", "EQ", "xx", "like");
    private final List<String> known;

    OddScimRequests(Random random, String token, List<String> known) {
        super(random, token);
        this.known = known;
    }

    @Override
    String method() {
        return one(METHODS);
    }

    @Override
    String type(String target) {
        return "application/scim+json";
    }

    @Override
    String target(String method) {
        String path = "/scim/v2" + path(method);
        return rarely(3) || method.equals("GET") ? path + "?" + query() : path;
    }

    private String path(String method) {
        if (rarely(12)) {
            return one(
                    List.of(
                            "/Users/..",
                            "/Users/%00",
                            "/Users/%zz",
                            "/Users//x",
                            "/Users/%2e%2e/x",
                            "/Users/;x=y",
                            "/Users/%ff%fe",
                            "/Schemas/%20",
                            "/ResourceTypes/x",
                            "/Bulk/x",
                            "/Me",
                            "/Users/.search",
                            "/Groups/.search",
                            "/Users/" + "z".repeat(300),
                            "/\u00e4",
                            "/Users/%F0%9F%98%80"));
        }
        if (rarely(15)) {
            return "/Bulk";
        }
        if (method.equals("POST")) {
            return one(List.of("/Users", "/Users", "/Groups", "/Users/.search"));
        }
        if (method.equals("GET") && !rarely(3)) {
            return one(List.of("/Users", "/Users", "/Groups", "/Schemas"));
        }
        return rarely(6)
                ? "/Users/00000000-0000-0000-0000-000000000000"
                : known.get(random.nextInt(known.size()));
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        int parameters = 1 + random.nextInt(3);
        for (int i = 0; i < parameters; i++) {
            query.append(i == 0 ? "" : "&").append(parameter());
        }
        return query.toString();
    }

    private String parameter() {
        return switch (random.nextInt(9)) {
            case 0 ->
                    "startIndex="
                            + encoded(one(List.of("0", "-5", "1", "99999999999", "x", "", "1.5")));
            case 1 -> "count=" + encoded(one(List.of("0", "-5", "3", "99999999999", "x", "")));
            case 2 ->
                    "sortBy="
                            + encoded(one(ATTRIBUTES))
                            + "&sortOrder="
                            + one(List.of("descending", "odd"));
            case 3 -> "attributes=" + encoded(one(ATTRIBUTES) + "," + one(ATTRIBUTES));
            case 4 -> "excludedAttributes=" + encoded(one(ATTRIBUTES));
            case 5 ->
                    one(
                            List.of(
                                    "%",
                                    "%zz=1",
                                    "filter=%ff",
                                    "filter=%",
                                    "=",
                                    "filter",
                                    "&&&",
                                    "a[]=1"));
            default ->
                    "filter="
                            + (rarely(10)
                                    ? mangled(filter(3)).replace(' ', '+')
                                    : encoded(filter(3)));
        };
    }

    private String filter(int depth) {
        return switch (depth == 0 ? 9 : random.nextInt(10)) {
            case 0 -> filter(depth - 1) + " and " + filter(depth - 1);
            case 1 -> filter(depth - 1) + " or " + filter(depth - 1);
            case 2 -> "not (" + filter(depth - 1) + ")";
            case 3 -> "(" + filter(depth - 1) + ")";
            case 4 -> one(ATTRIBUTES) + "[" + filter(depth - 1) + "]";
            case 5 -> rarely(5) ? "(".repeat(random.nextInt(300)) : mangled(filter(depth - 1));
            default -> one(ATTRIBUTES) + " " + one(OPERATORS) + " " + one(SCALARS);
        };
    }

    @Override
    String body(String method, String target) {
        return switch (random.nextInt(12)) {
            case 0 -> value(4);
            case 1 -> mangled(operations());
            case 2 -> mangled(resource());
            case 3 -> "[".repeat(1 + random.nextInt(2_000));
            case 4 -> one(NO_OBJECTS);
            case 5 -> bulk();
            default -> method.equals("PATCH") ? operations() : resource();
        };
    }

    private String resource() {
        StringBuilder resource = new StringBuilder("{");
        if (!rarely(6)) {
            resource.append("\"userName\": \"odd").append(count()).append("@odd.example\", ");
            resource.append("\"displayName\": \"Odd ").append(count()).append("\", ");
        }
        int members = random.nextInt(4);
        for (int i = 0; i < members; i++) {
            resource.append('"')
                    .append(one(ATTRIBUTES).replace("\"", "\\\""))
                    .append("\": ")
                    .append(rarely(3) ? value(3) : one(SCALARS))
                    .append(", ");
        }
        return resource.append("\"schemas\": []}").toString();
    }

    private String operations() {
        StringBuilder operations = new StringBuilder("{\"Operations\": [");
        int many = 1 + random.nextInt(3);
        for (int i = 0; i < many; i++) {
            operations.append(i == 0 ? "" : ", ").append("{\"op\": \"");
            operations.append(
                    one(List.of("add", "replace", "remove", "Add", "Replace", "Remove", "odd")));
            operations.append('"');
            if (!rarely(4)) {
                operations
                        .append(", \"path\": \"")
                        .append(one(ATTRIBUTES).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
            if (!rarely(6)) {
                operations.append(", \"value\": ").append(rarely(2) ? value(3) : one(SCALARS));
            }
            operations.append('}');
        }
        return operations.append("]}").toString();
    }

    private String bulk() {
        return """
        {"failOnErrors": %s, "Operations": [
          {"method": "%s", "path": "%s", "bulkId": %s, "data": %s},
          {"method": "PATCH", "path": "/Users/bulkId:a", "data": %s}]}\
        """
                .formatted(
                        one(SCALARS),
                        one(METHODS),
                        one(
                                List.of(
                                        "/Users",
                                        "/Groups",
                                        "/x",
                                        "",
                                        known.getFirst(),
                                        "/Users/bulkId:b")),
                        rarely(2) ? "\"a\"" : one(SCALARS),
                        rarely(2) ? resource() : value(2),
                        operations());
    }
}
