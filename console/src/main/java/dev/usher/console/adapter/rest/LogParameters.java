package dev.usher.console.adapter.rest;

import dev.usher.console.domain.LogAction;
import dev.usher.console.domain.LogCursor;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The parameters of a request for the log. */
final class LogParameters {

    private static final Set<String> KNOWN =
            Set.of(
                    "application",
                    "user",
                    "outcome",
                    "action",
                    "request",
                    "from",
                    "to",
                    "limit",
                    "cursor");

    private final Map<String, List<String>> values;

    private LogParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads them; empty ones count as left out.
     *
     * @throws BadParameterException naming the one that is wrong
     */
    static LogQuery query(Map<String, List<String>> values) {
        values.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new BadParameterException(
                                    name,
                                    "is not known here; known are "
                                            + String.join(", ", new TreeSet<>(KNOWN)));
                        });
        return new LogParameters(values).query();
    }

    private LogQuery query() {
        return new LogQuery(
                one("application", Function.identity(), ""),
                one("user", Function.identity(), ""),
                oneOf("outcome", LogOutcome.class),
                oneOf("action", LogAction.class),
                one("request", Function.identity(), ""),
                one("from", Instant::parse, "must be a time such as 2026-01-31T08:00:00Z"),
                one("to", Instant::parse, "must be a time such as 2026-01-31T08:00:00Z"),
                one(
                                "limit",
                                LogParameters::limit,
                                "must be a number from 1 to " + LogQuery.HIGHEST_LIMIT)
                        .orElse(LogQuery.DEFAULT_LIMIT),
                one("cursor", LogCursor::parse, "must be the 'next' of another answer"));
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > LogQuery.HIGHEST_LIMIT) {
            throw new IllegalArgumentException("Out of range");
        }
        return limit;
    }

    private <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return one(
                name,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                "must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }

    private <T> Optional<T> one(String name, Function<String, T> parsing, String rule) {
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
}
