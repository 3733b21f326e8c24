package dev.usher.assignment;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests to the REST API, imports among them, that are nearly right, or not at all. */
final class OddRestRequests extends OddRequests {

    private static final List<String> METHODS =
            List.of(
                    "GET", "GET", "POST", "POST", "POST", "POST", "POST", "POST", "POST", "POST",
                    "DELETE", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "ODD");
    private static final List<String> NAMES =
            List.of(
                    "known1@odd.example",
                    "KNOWN2@odd.example",
                    "known3@odd.example",
                    "g1",
                    "g2",
                    "nobody",
                    "00000000-0000-0000-0000-000000000000",
                    "%00",
                    "%zz",
                    "..",
                    "%2e%2e",
                    "%ff%fe",
                    ";x=y",
                    "%F0%9F%98%80",
                    "a%2Fb",
                    "a%5Cb",
                    "a;b=c",
                    "%0d%0a",
                    "%EF%BF%BF",
                    "%ED%A0%80",
                    "user%7Cx",
                    "-1",
                    "99999999999999999999",
                    "+300000-01-01T00:00:00Z",
                    "x".repeat(6_000),
                    "%20",
                    "z".repeat(300));
    private static final List<String> PATHS =
            List.of(
                    "/users",
                    "/users",
                    "/users/%s",
                    "/groups",
                    "/groups/%s",
                    "/groups/%s/members",
                    "/groups/%s/members",
                    "/groups/%s/members/%s",
                    "/groups/%s/member-groups/%s",
                    "/assignments",
                    "/assignments",
                    "/tokens",
                    "/tokens/%s",
                    "/audit",
                    "/erasures",
                    "/waiting",
                    "/erasures?user=%s",
                    "/erasures/%s",
                    "/repetitions?application=gotomeeting&user=%s",
                    "/tokens/00000000-0000-0000-0000-000000000000",
                    "/users/",
                    "//users",
                    "/users/./%s",
                    "/../v1/users",
                    "/import/%s",
                    "/export",
                    "/../../v3/api-docs",
                    "/../../error",
                    "/../../actuator/health",
                    "/../../%s",
                    "/repetitions",
                    "/export/directory",
                    "/export/effective",
                    "/import",
                    "/import",
                    "/import",
                    "/import",
                    "/%s");
    private static final List<String> PARAMETERS =
            List.of(
                    "userName=%s",
                    "user=%s",
                    "application=gotomeeting",
                    "application=%s",
                    "about=%s",
                    "before=%s",
                    "limit=%s",
                    "limit=5",
                    "hard=true",
                    "hard=%s",
                    "dryRun=true",
                    "dryRun=%s",
                    "%s",
                    "role=Pro&user=known1@odd.example",
                    "role=Pro&group=%s",
                    "limit=0",
                    "limit=1000",
                    "limit=2147483648",
                    "before=-9223372036854775808",
                    "before=0",
                    "user=a&user=b&user=%s",
                    "userName=%00",
                    "about=%00",
                    "application=%00",
                    "user=%00",
                    "role=%00&user=known1@odd.example",
                    "role=%ED%A0%80&user=known1@odd.example",
                    "dryRun=",
                    "%00=1",
                    "a=b&".repeat(1_200),
                    "&&=");
    private static final List<String> MEMBERS =
            List.of(
                    "userName",
                    "externalId",
                    "id",
                    "displayName",
                    "accountEnabled",
                    "attributes",
                    "user",
                    "userId",
                    "group",
                    "memberGroup",
                    "application",
                    "role",
                    "from",
                    "until",
                    "name",
                    "scopes",
                    "source",
                    "expiresAt",
                    "pushRole",
                    "kind",
                    "",
                    "odd");
    private static final List<String> COLUMNS =
            List.of(
                    "userPrincipalName",
                    "userName",
                    "objectId",
                    "accountEnabled",
                    "mail",
                    "displayName",
                    "\"quo\"\"ted\"",
                    "",
                    "\"open");

    OddRestRequests(Random random, String token) {
        super(random, token);
    }

    @Override
    String method() {
        return one(METHODS);
    }

    @Override
    String target(String method) {
        String path = one(PATHS).replace("%s", one(NAMES));
        String query =
                rarely(2)
                        ? ""
                        : (path.contains("?") ? "&" : "?")
                                + parameter()
                                + (rarely(2) ? "" : "&" + parameter());
        return (rarely(50) ? "/api/" : "/api/v1") + path + query;
    }

    private String parameter() {
        return one(PARAMETERS).replace("%s", rarely(2) ? one(NAMES) : encoded(one(SCALARS)));
    }

    @Override
    String type(String target) {
        return target.startsWith("/api/v1/import")
                ? rarely(3) ? "text/csv" : "application/x-ndjson"
                : "application/json";
    }

    @Override
    String body(String method, String target) {
        if (target.startsWith("/api/v1/import")) {
            return rarely(3) ? csv() : lines();
        }
        return switch (random.nextInt(10)) {
            case 0 -> value(4);
            case 1 -> mangled(object(sensible(target)));
            case 2 -> one(NO_OBJECTS);
            case 3 -> "[".repeat(1 + random.nextInt(2_000));
            default -> object(sensible(target));
        };
    }

    private String lines() {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(
                        _ ->
                                switch (random.nextInt(9)) {
                                    case 0 -> mangled(line());
                                    case 1 -> one(NO_OBJECTS);
                                    case 2 -> value(3);
                                    default -> line();
                                })
                .collect(Collectors.joining(rarely(10) ? "\r" : "\n"));
    }

    private String line() {
        String kind = one(List.of("users", "groups", "groups/g1/members", "assignments", "odd"));
        return object(
                "\"kind\": \""
                        + kind.replaceFirst("^.*/", "").replaceFirst("s$", "")
                        + "\", \"group\": \"g1\", "
                        + sensible("/api/v1/" + kind));
    }

    private String csv() {
        int columns = 1 + random.nextInt(4);
        String header =
                (rarely(4) ? "" : "userPrincipalName,")
                        + IntStream.range(0, columns)
                                .mapToObj(_ -> one(COLUMNS))
                                .collect(Collectors.joining(","));
        String rows =
                IntStream.range(0, random.nextInt(12))
                        .mapToObj(
                                row ->
                                        "csv%d-%d@odd.example,".formatted(count(), row)
                                                + IntStream.range(0, random.nextInt(6))
                                                        .mapToObj(_ -> one(SCALARS))
                                                        .collect(Collectors.joining(",")))
                        .collect(Collectors.joining(rarely(10) ? "\r" : "\n"));
        return rarely(6) ? mangled(header + "\n" + rows) : header + "\n" + rows;
    }

    /** What makes the request a good one, if nothing that follows spoils it. */
    private String sensible(String target) {
        String path = target.replaceFirst("\\?.*", "");
        if (rarely(6)) {
            return "";
        }
        if (path.endsWith("/users")) {
            return "\"userName\": \"rest%d@odd.example\", ".formatted(count());
        }
        if (path.endsWith("/groups")) {
            return "\"id\": \"g%d\", \"displayName\": \"Odd\", ".formatted(count() % 20);
        }
        if (path.endsWith("/members")) {
            return "\"userName\": \"known1@odd.example\", ";
        }
        if (path.endsWith("/assignments")) {
            return "\"role\": \"Pro\", \"user\": \"known%d@odd.example\", "
                    .formatted(random.nextInt(5));
        }
        return "\"name\": \"odd\", \"scopes\": [\"read\"], \"source\": \"odd\", ";
    }

    private String object(String sensible) {
        String odd =
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(
                                _ ->
                                        "\"%s\": %s"
                                                .formatted(
                                                        one(MEMBERS),
                                                        rarely(3) ? value(3) : one(SCALARS)))
                        .collect(Collectors.joining(", "));
        String all = sensible + odd;
        return "{" + (odd.isEmpty() ? all.replaceFirst(", $", "") : all) + "}";
    }
}
