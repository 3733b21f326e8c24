package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generated filters find in the database whom a simple model finds in a list. */
class ScimFilterPropertyIT {

    private static final int FILTERS = 400;
    private static final List<String> WORDS = List.of("", "a", "b", "A", "ab", "Ba", "zz");

    private static Instance instance;
    private static ScimCaller caller;
    private static final List<Person> people = new ArrayList<>();

    /** A person, in the model. */
    private record Person(
            String userName, String title, String givenName, boolean active, List<Mail> mails) {}

    private record Mail(String type, String value) {}

    /** A filter as text, and as the model has it. */
    private record Filter(String text, Predicate<Person> holds) {}

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start("filters");
        caller = ScimCaller.of(instance, "filters");
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            people.add(person(random, i));
        }
        for (Person one : people) {
            var answer = caller.send("POST", "/Users", json(one), Map.of());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void findWhomTheModelFinds() throws Exception {
        Random random = new Random(11);
        int found = 0;
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = filter(random, 3);
            var answer =
                    caller.send(
                            "GET",
                            "/Users?count=100&attributes=userName&filter="
                                    + URLEncoder.encode(filter.text(), StandardCharsets.UTF_8),
                            "",
                            Map.of());
            assertThat(answer.statusCode())
                    .as("%s: %s", filter.text(), answer.body())
                    .isEqualTo(200);
            var names = new TreeSet<String>();
            for (JsonNode one : ScimCaller.json(answer).path("Resources")) {
                names.add(one.path("userName").asString());
            }
            var expected = new TreeSet<String>();
            people.stream().filter(filter.holds()).forEach(one -> expected.add(one.userName()));
            assertThat(names).as(filter.text()).isEqualTo(expected);
            found += names.isEmpty() || names.size() == people.size() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(FILTERS / 3);
    }

    private static Person person(Random random, int number) {
        List<Mail> mails = new ArrayList<>();
        for (String type : List.of("work", "home")) {
            if (random.nextBoolean()) {
                mails.add(
                        new Mail(
                                type,
                                one(random, List.of("a", "b", "ab", "zz")) + "@filter.example"));
            }
        }
        return new Person(
                one(random, List.of("a", "B", "ab", "Zz")) + number + "@filter.example",
                one(random, WORDS),
                one(random, WORDS),
                random.nextBoolean(),
                mails);
    }

    private static String json(Person person) {
        return new JsonMapper()
                .writeValueAsString(
                        Map.of(
                                "userName", person.userName(),
                                "title", person.title(),
                                "name", Map.of("givenName", person.givenName()),
                                "active", person.active(),
                                "emails",
                                        person.mails().stream()
                                                .map(
                                                        it ->
                                                                Map.of(
                                                                        "type", it.type(),
                                                                        "value", it.value()))
                                                .toList()));
    }

    private static Filter filter(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            Filter left = filter(random, depth - 1);
            Filter right = filter(random, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 ->
                        new Filter(
                                "(" + left.text() + ") and (" + right.text() + ")",
                                left.holds().and(right.holds()));
                case 1 ->
                        new Filter(
                                "(" + left.text() + ") or (" + right.text() + ")",
                                left.holds().or(right.holds()));
                default -> new Filter("not (" + left.text() + ")", left.holds().negate());
            };
        }
        return switch (random.nextInt(6)) {
            case 0 -> text(random, "userName", Person::userName);
            case 1 -> text(random, "title", Person::title);
            case 2 -> text(random, "name.givenName", Person::givenName);
            case 3 -> {
                boolean active = random.nextBoolean();
                yield new Filter("active eq " + active, it -> it.active() == active);
            }
            case 4 -> new Filter("title pr", it -> !it.title().isEmpty());
            default -> mails(random);
        };
    }

    private static Filter text(
            Random random, String attribute, java.util.function.Function<Person, String> value) {
        String operator =
                one(random, List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"));
        String wanted = one(random, List.of("a", "B", "ab", "zz", "example"));
        Predicate<Person> holds =
                it -> !value.apply(it).isEmpty() && test(operator, value.apply(it), wanted);
        return new Filter(
                attribute + " " + operator + " \"" + wanted + "\"",
                operator.equals("ne")
                        ? it -> value.apply(it).isEmpty() || test("ne", value.apply(it), wanted)
                        : holds);
    }

    private static Filter mails(Random random) {
        String type = one(random, List.of("work", "HOME", "other"));
        String wanted = one(random, List.of("a", "ab", "zz")) + "@filter.example";
        BiPredicate<Mail, String> typed = (mail, it) -> mail.type().equalsIgnoreCase(it);
        return switch (random.nextInt(5)) {
            case 3 ->
                    new Filter(
                            "emails.value sw \"A\"",
                            it -> it.mails().stream().anyMatch(m -> m.value().startsWith("a")));
            case 0 ->
                    new Filter(
                            "emails[type eq \"" + type + "\"].value eq \"" + wanted + "\"",
                            it ->
                                    it.mails().stream()
                                            .anyMatch(
                                                    mail ->
                                                            typed.test(mail, type)
                                                                    && mail.value()
                                                                            .equals(wanted)));
            case 1 ->
                    new Filter(
                            "emails.value eq \"" + wanted + "\"",
                            it -> it.mails().stream().anyMatch(m -> m.value().equals(wanted)));
            case 2 ->
                    new Filter(
                            "emails[not (type eq " + type + ")]",
                            it -> it.mails().stream().anyMatch(m -> !typed.test(m, type)));
            default -> new Filter("emails pr", it -> !it.mails().isEmpty());
        };
    }

    private static boolean test(String operator, String value, String wanted) {
        String left = value.toLowerCase(java.util.Locale.ROOT);
        String right = wanted.toLowerCase(java.util.Locale.ROOT);
        return switch (operator) {
            case "eq" -> left.equals(right);
            case "ne" -> !left.equals(right);
            case "co" -> left.contains(right);
            case "sw" -> left.startsWith(right);
            case "ew" -> left.endsWith(right);
            case "gt" -> left.compareTo(right) > 0;
            case "ge" -> left.compareTo(right) >= 0;
            case "lt" -> left.compareTo(right) < 0;
            case "le" -> left.compareTo(right) <= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
