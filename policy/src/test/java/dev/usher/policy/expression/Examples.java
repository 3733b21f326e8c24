package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How tests write expressions, source objects and answers. */
final class Examples {

    private Examples() {}

    /** A source object: {@code name=value; other=one|two}. */
    static Attributes object(String written) {
        Map<String, List<String>> values = new TreeMap<>();
        for (String attribute : written.split("; ", -1)) {
            if (!attribute.isBlank()) {
                String[] pair = attribute.split("=", 2);
                values.put(pair[0], List.of(pair[1].split("\\|", -1)));
            }
        }
        return name -> values.getOrDefault(name, List.of());
    }

    static Expression parsed(String text) {
        Parsed parsed = Expression.parse(text);
        assertThat(parsed).as(text).isInstanceOf(Parsed.Ok.class);
        return ((Parsed.Ok) parsed).expression();
    }

    static Parsed.Refused refused(String text) {
        Parsed parsed = Expression.parse(text);
        assertThat(parsed).as(text).isInstanceOf(Parsed.Refused.class);
        return (Parsed.Refused) parsed;
    }

    static Evaluated evaluated(String text, String object) {
        return parsed(text).evaluate(object(object));
    }

    static String answer(String text, String object) {
        return written(evaluated(text, object));
    }

    static String written(Evaluated evaluated) {
        return switch (evaluated) {
            case Evaluated.Dropped() -> "dropped";
            case Evaluated.Failure(String function, int position, String message) ->
                    "failed: " + function + " at " + position + ": " + message;
            case Evaluated.Flows(Value value, _) ->
                    switch (value) {
                        case Value.Text(String text) -> '"' + text + '"';
                        case Value.Texts(List<String> texts) ->
                                "[\"" + String.join("\", \"", texts) + "\"]";
                        case Value.Whole(long number) -> Long.toString(number);
                        case Value.Truth(boolean holds) -> Boolean.toString(holds);
                        case Value.Absent _ -> "null";
                    };
        };
    }

    /** One example of a file: three lines, then an empty one. */
    record Example(String expression, String object, String answer) {}

    /** The examples of a file; lines that begin with # are for people. */
    static List<Example> file(String name) throws IOException {
        List<String> lines = text(name).lines().filter(line -> !line.startsWith("#")).toList();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                examples.add(new Example(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
                i += 2;
            }
        }
        return examples;
    }

    static String text(String file) throws IOException {
        try (InputStream stream = Examples.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
