package dev.usher.console.adapter.rest;

import dev.usher.console.domain.LogQuery;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parameters of a request; empty ones count as left out. */
final class Parameters {

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Parameters of which only these are known.
     *
     * @throws BadParameterException naming another one that is there
     */
    static Parameters of(Map<String, List<String>> values, String... known) {
        Set<String> names = new TreeSet<>(List.of(known));
        values.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new BadParameterException(
                                    name,
                                    "is not known here; "
                                            + (names.isEmpty()
                                                    ? "none is"
                                                    : "known are " + String.join(", ", names)));
                        });
        return new Parameters(values);
    }

    Optional<String> text(String name) {
        return one(name, Function.identity(), "");
    }

    /** One of the constants of an enumeration, in any case. */
    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return one(
                name,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")));
    }

    /** How many entries a page may have. */
    int limit() {
        return one(
                        "limit",
                        Parameters::limit,
                        "must be a number from 1 to " + LogQuery.HIGHEST_LIMIT)
                .orElse(LogQuery.DEFAULT_LIMIT);
    }

    /**
     * A parameter that may be there once.
     *
     * @param rule how it must be, as the end of a sentence
     * @throws BadParameterException when it is otherwise
     */
    <T> Optional<T> one(String name, Function<String, T> parsing, String rule) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new BadParameterException(name, "is there more than once");
        }
        String text = given.isEmpty() ? "" : given.getFirst().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadParameterException(name, "contains a character that cannot be there");
        }
        try {
            return Optional.of(parsing.apply(text));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new BadParameterException(name, rule);
        }
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > LogQuery.HIGHEST_LIMIT) {
            throw new IllegalArgumentException("Out of range");
        }
        return limit;
    }
}
