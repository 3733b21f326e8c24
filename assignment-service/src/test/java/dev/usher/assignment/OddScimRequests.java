package dev.usher.assignment;

import java.util.List;
import java.util.Random;

/** SCIM requests that are nearly right, or not at all. */
final class OddScimRequests extends OddRequests {

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "GET",
                    "POST",
                    "POST",
                    "POST",
                    "PUT",
                    "PUT",
                    "PATCH",
                    "PATCH",
                    "PATCH",
                    "PATCH",
                    "DELETE",
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND",
                    "post",
                    "ODD");
    private static final List<String> ATTRIBUTES =
            List.of(
                    "emails[type eq \"work\" and primary eq true].value",
                    "emails[not (type eq \"work\")].value",
                    "emails[value co \"@\"].display",
                    "emails[primary eq null]",
                    "emails[type pr]",
                    "emails[]",
                    "emails[type eq \"work\"].value.x",
                    "emails[type eq \"a]b\"].value",
                    "emails[type eq \"\\\"\"]",
                    "addresses[type eq \"work\"].formatted",
                    "phoneNumbers[type eq \"mobile\" or type eq \"fax\"].value",
                    "roles[value eq \"Pushed\"]",
                    "roles.value",
                    "members.value",
                    "members[value eq \"x\" or value eq \"y\"]",
                    "members[not (value eq \"x\")]",
                    "meta.lastModified",
                    "meta.version",
                    "meta.location",
                    "photos",
                    "x509Certificates",
                    "name.formatted",
                    "USERNAME",
                    "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                    "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value",
                    "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
                    "urn:x:y:z:custom.deep",
                    "urn:::",
                    ":",
                    "constructor",
                    "__proto__",
                    "a".repeat(101),
                    "a.".repeat(900),
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
                            "/Users/%2Fx",
                            "/Users/%5C",
                            "/Users/%25%30%30",
                            "/Users/./x",
                            "/Users/x;a=b;c",
                            "//Users",
                            "/Users/",
                            "/users",
                            "/Users.json",
                            "/Users/.search/x",
                            "/Users/" + "z".repeat(9_000),
                            "/Users?" + "a=b&".repeat(1_500),
                            "/Groups/%0d%0a",
                            "/Groups/user%7Cx",
                            "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
                            "/Schemas/" + "%C3%A4".repeat(50),
                            "/ServiceProviderConfig/x",
                            "",
                            "/",
                            "/../../v3/api-docs",
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
                                    "filter=a&filter=b",
                                    "filter=%00",
                                    "filter=userName+eq+%22%00%22",
                                    "filter=" + encoded("x eq 1 or ".repeat(70) + "x eq 1"),
                                    "filter="
                                            + encoded("not (".repeat(25) + "x pr" + ")".repeat(25)),
                                    "filter="
                                            + encoded("userName eq \"" + "x".repeat(7_000) + "\""),
                                    "filter="
                                            + encoded(
                                                    "meta.created gt"
                                                            + " \"+999999999-12-31T23:59:59Z\""),
                                    "filter="
                                            + encoded(
                                                    "meta.created gt"
                                                            + " \"-999999999-01-01T00:00:00Z\""),
                                    "filter="
                                            + encoded(
                                                    "meta.lastModified lt"
                                                            + " 2026-01-01T00:00:00.999999999Z"),
                                    "filter=" + encoded("meta.created eq null"),
                                    "filter=" + encoded("userName gt 1e5 and active gt true"),
                                    "attributes=" + "a,".repeat(2_000),
                                    "sortBy=groups.display&sortOrder=",
                                    "startIndex=2147483647&count=1000",
                                    "aadOptscim062020",
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
        if (rarely(3)) {
            return circle();
        }
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

    /** Groups that are members of each other, or of themselves, or of nobody. */
    private String circle() {
        return """
        {"failOnErrors": %s, "Operations": [
          {"method": "POST", "path": "/Groups", "bulkId": "a", "data":
            {"displayName": "Circle a %d", "members": [{"value": "bulkId:%s"}]}},
          {"method": "POST", "path": "/Groups", "bulkId": "%s", "data":
            {"displayName": "Circle b %d", "members": [{"value": "bulkId:a"}, {"value": %s}]}},
          {"method": "%s", "path": "/Groups/bulkId:%s", "data": %s}]}\
        """
                .formatted(
                        one(List.of("1", "0", "null", "\"1\"", "-1")),
                        count(),
                        one(List.of("a", "b", "c", "")),
                        one(List.of("a", "b")),
                        count(),
                        one(SCALARS),
                        one(List.of("PATCH", "DELETE", "PUT", "delete", "GET")),
                        one(List.of("a", "b", "c")),
                        rarely(2) ? operations() : resource());
    }
}
