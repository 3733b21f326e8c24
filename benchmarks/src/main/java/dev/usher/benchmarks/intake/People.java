package dev.usher.benchmarks.intake;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people, by number from 0: those who are imported first, then others whom SCIM creates.
 *
 * @param size how many are imported
 */
record People(int size) {

    /** The group to which all who are imported belong. */
    static final String EVERYBODY = "everybody";

    private static final JsonMapper JSON = JsonMapper.shared();

    static String userName(int number) {
        return String.format(Locale.ROOT, "person-%07d@example.com", number);
    }

    /** The number in a user name. */
    static int number(String userName) {
        return Integer.parseInt(userName, "person-".length(), "person-".length() + 7, 10);
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, size);
        return all;
    }

    /** Lines of an import with users. */
    static String users(int from, int to) {
        return lines(from, to, number -> line("user", user(number, "No" + number)));
    }

    /** Lines of an import that make users members of the group. */
    static String members(int from, int to) {
        return lines(
                from,
                to,
                number -> line("member", Map.of("group", EVERYBODY, "userName", userName(number))));
    }

    /** A user as REST takes one. */
    static Map<String, Object> user(int number, String lastName) {
        return Map.of(
                "userName",
                userName(number),
                "externalId",
                "id-" + number,
                "attributes",
                Map.of(
                        "mail",
                        List.of(userName(number)),
                        "givenName",
                        List.of("Person"),
                        "surname",
                        List.of(lastName),
                        "displayName",
                        List.of("Person " + lastName),
                        "department",
                        List.of("Department " + number % 40),
                        "jobTitle",
                        List.of("Engineer"),
                        "companyName",
                        List.of("Example Ltd.")));
    }

    /** A user as Entra creates one by SCIM. */
    static String scim(int number) {
        return JSON.writeValueAsString(
                Map.of(
                        "schemas",
                        List.of(
                                "urn:ietf:params:scim:schemas:core:2.0:User",
                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
                        "userName",
                        userName(number),
                        "externalId",
                        "id-" + number,
                        "active",
                        true,
                        "displayName",
                        "Person No" + number,
                        "name",
                        Map.of("givenName", "Person", "familyName", "No" + number),
                        "emails",
                        List.of(Map.of("primary", true, "type", "work", "value", userName(number))),
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                        Map.of("department", "Department " + number % 40)));
    }

    private static String line(String kind, Map<String, Object> members) {
        Map<String, Object> line = new LinkedHashMap<>(members);
        line.put("kind", kind);
        return JSON.writeValueAsString(line);
    }

    private static String lines(int from, int to, IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
