package dev.usher.local.demo;

import dev.usher.local.client.AssignmentApi;
import dev.usher.local.company.Company;
import dev.usher.local.company.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Tells Usher of a company, in the ways in which Usher can be told. */
final class Loading {

    private static final List<String> COLUMNS =
            List.of(
                    "userPrincipalName",
                    "displayName",
                    "surname",
                    "mail",
                    "givenName",
                    "objectId",
                    "userType",
                    "accountEnabled",
                    "department",
                    "usageLocation");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Company company;
    private final AssignmentApi api;

    Loading(Company company, AssignmentApi api) {
        this.company = company;
        this.api = api;
    }

    /** Imports the list that an administrator downloads. */
    AssignmentApi.Imported importCsv() throws IOException, InterruptedException {
        Stream<String> rows =
                from(Person.Origin.CSV).stream()
                        .map(
                                person ->
                                        COLUMNS.stream()
                                                .map(person::text)
                                                .map(Loading::cell)
                                                .collect(Collectors.joining(",")));
        return api.importCsv(
                Stream.of(
                                Stream.of(BYTE_ORDER_MARK + String.join(",", COLUMNS)),
                                company.unusableRows().stream(),
                                rows)
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\r\n", "", "\r\n")));
    }

    /** Imports groups, people, members and what is assigned, as JSON Lines. */
    AssignmentApi.Imported importLines() throws IOException, InterruptedException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Company.Group group : company.groups()) {
            lines.add(Map.of("kind", "group", "id", id(group.name()), "displayName", group.name()));
        }
        for (Person person : from(Person.Origin.JSONL)) {
            Map<String, Object> user = new LinkedHashMap<>(user(person));
            user.put("kind", "user");
            lines.add(user);
        }
        for (Person person : company.people()) {
            for (String group : person.groups()) {
                lines.add(
                        Map.of(
                                "kind", "member",
                                "group", id(group),
                                "userName", person.userName()));
            }
        }
        for (Company.Group group : company.groups()) {
            lines.add(
                    Map.of("kind", "assignment", "group", id(group.name()), "role", group.role()));
        }
        for (Person person : from(Person.Origin.JSONL)) {
            for (String role : person.roles()) {
                lines.add(Map.of("kind", "assignment", "user", person.userName(), "role", role));
            }
        }
        return api.importLines(
                lines.stream()
                        .map(JsonMapper.shared()::writeValueAsString)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** The turns there are, in their order. */
    List<Integer> turns() {
        return from(Person.Origin.REST).stream().map(Person::turn).distinct().sorted().toList();
    }

    /** Tells of the people of one turn, one call after the other. */
    void tellOf(int turn) throws IOException, InterruptedException {
        for (Person person : from(Person.Origin.REST)) {
            if (person.turn() == turn) {
                api.putUser(user(person));
                for (String role : person.roles()) {
                    api.assign(person.userName(), role);
                }
            }
        }
    }

    /** Takes back what was assigned to those who leave. */
    void letGo() throws IOException, InterruptedException {
        for (Person person : company.people()) {
            if (person.leaves()) {
                for (String group : person.groups()) {
                    api.removeMember(id(group), person.userName());
                }
                for (String role : person.roles()) {
                    api.unassign(person.userName(), role);
                }
            }
        }
    }

    private List<Person> from(Person.Origin origin) {
        return company.people().stream().filter(person -> person.from() == origin).toList();
    }

    private static Map<String, Object> user(Person person) {
        Map<String, Object> attributes = new LinkedHashMap<>(person.source());
        Object enabled = attributes.remove("accountEnabled");
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("userName", person.userName());
        user.put("attributes", attributes);
        if (enabled != null) {
            user.put("accountEnabled", enabled);
        }
        return user;
    }

    private static String id(String group) {
        return group.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String cell(String text) {
        return text.isEmpty() ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }
}
