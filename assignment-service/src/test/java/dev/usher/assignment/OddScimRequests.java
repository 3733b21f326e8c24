package dev.usher.assignment;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests that are nearly right, or not at all. */
final class OddRequests {

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
    private static final List<String> SCALARS =
            List.of(
                    "true",
                    "\"True\"",
                    "\"False\"",
                    "null",
                    "1",
                    "-1e9",
                    "1e9999",
                    "99999999999999999999999999",
                    "\"\"",
                    "\"x\"",
                    "\"2026-01-01T00:00:00Z\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\\\\"",
                    "\"%\"",
                    "\"known1@odd.example\"",
                    "\"{\\\"value\\\":\\\"Role\\\"}\"",
                    "abc",
                    "known1@odd.example",
                    "'quoted'",
                    "\"unfinished",
                    "{}",
                    "[]",
                    "\"\ud83d\ude00\u00e9\"",
                    "0x1F",
                    "\"" + "y".repeat(12_000) + "\"");

    private final Random random;
    private final String token;
    private final List<String> known;
    private int counter;

    OddRequests(Random random, String token, List<String> known) {
        this.random = random;
        this.token = token;
        this.known = known;
    }

    byte[] next() {
        counter++;
        String method = one(METHODS);
        byte[] body = method.matches("GET|HEAD|DELETE|OPTIONS") ? new byte[0] : body(method);
        String target = target(method);
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (!rarely(40)) {
            head.append("Authorization: Bearer ")
                    .append(rarely(40) ? "\u00ffodd" : token)
                    .append("\r\n");
        }
        head.append("Content-Type: ")
                .append(
                        rarely(10)
                                ? one(
                                        List.of(
                                                "text/plain",
                                                "application/x-www-form-urlencoded",
                                                "multipart/form-data",
                                                "multipart/form-data; boundary=x",
                                                "application/scim+json;charset=odd",
                                                "///",
                                                "application/xml"))
                                : "application/scim+json")
                .append("\r\n");
        if (rarely(8)) {
            head.append(
                    one(
                            List.of(
                                    "If-Match: odd\r\n",
                                    "If-Match: W/\"1\"\r\n",
                                    "If-Match: *\r\n",
                                    "If-None-Match: \u00ff\r\n",
                                    "If-None-Match: *\r\n",
                                    "Accept: odd\r\n",
                                    "Accept: text/html\r\n",
                                    "Accept-Language: ;;;=\r\n",
                                    "Content-Encoding: gzip\r\n",
                                    "X-HTTP-Method-Override: DELETE\r\n",
                                    "X-Forwarded-For: odd, odd\r\n",
                                    "Range: bytes=9-1\r\n")));
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private String target(String method) {
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

    private byte[] body(String method) {
        String json =
                switch (random.nextInt(12)) {
                    case 0 -> value(4);
                    case 1 -> mangled(operations());
                    case 2 -> mangled(resource());
                    case 3 -> "[".repeat(1 + random.nextInt(2_000));
                    case 4 ->
                            one(
                                    List.of(
                                            "",
                                            "{",
                                            "null",
                                            "\"x\"",
                                            "{\"a\":1,\"a\":2}",
                                            "{}{}",
                                            "\ufeff{}"));
                    case 5 -> bulk();
                    default -> method.equals("PATCH") ? operations() : resource();
                };
        byte[] bytes = json.getBytes(rarely(20) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (rarely(12) && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String resource() {
        StringBuilder resource = new StringBuilder("{");
        if (!rarely(6)) {
            resource.append("\"userName\": \"odd").append(counter).append("@odd.example\", ");
            resource.append("\"displayName\": \"Odd ").append(counter).append("\", ");
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

    private String value(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 1 -> "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
            case 2 ->
                    "{\""
                            + one(
                                    List.of(
                                            "value",
                                            "type",
                                            "primary",
                                            "display",
                                            "givenName",
                                            "x",
                                            "$ref",
                                            ""))
                            + "\": "
                            + value(depth - 1)
                            + ", \"value"
                            + (rarely(2) ? "" : "s")
                            + "\": "
                            + one(SCALARS)
                            + "}";
            default -> one(SCALARS);
        };
    }

    private String mangled(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + one(SCALARS) + text.substring(at);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean rarely(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
