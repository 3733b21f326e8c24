package dev.usher.assignment.domain;

import dev.usher.policy.Email;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Members of a JSON object (given as a map), each read as what it has to be. What cannot be read
 * ends the reading, with the member's name in the reason.
 */
final class Fields {

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_VALUE = 4_000;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_VALUES = 100;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Fields() {}

    /** The change that is read, or the reason why it cannot be. */
    static Parsed guarded(
            Map<String, ? extends @Nullable Object> object,
            Function<Map<String, ? extends @Nullable Object>, Change> reading) {
        try {
            return new Parsed.Understood(reading.apply(object));
        } catch (Unusable e) {
            return Parsed.refused(e.reason);
        }
    }

    static @Nullable Instant instant(Map<String, ? extends @Nullable Object> object, String name) {
        String text = optional(object, name);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new Unusable(name + ": must be between the years 1970 and 9999");
            }
            return instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException _) {
            throw new Unusable(
                    name + ": '" + text + "' is not a time such as 2026-01-31T08:00:00Z");
        }
    }

    static boolean isTrue(Map<String, ? extends @Nullable Object> object, String name) {
        return switch (object.get(name)) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw new Unusable(name + ": must be true or false");
        };
    }

    static Change.Enabled enabled(@Nullable Object value) {
        return switch (value) {
            case null -> Change.Enabled.NOT_SAID;
            case Boolean said -> said ? Change.Enabled.YES : Change.Enabled.NO;
            case String text when text.isBlank() -> Change.Enabled.NOT_SAID;
            case String text when text.strip().equalsIgnoreCase("true") -> Change.Enabled.YES;
            case String text when text.strip().equalsIgnoreCase("false") -> Change.Enabled.NO;
            default -> throw new Unusable("accountEnabled: must be true or false");
        };
    }

    static SortedMap<String, List<String>> attributes(@Nullable Object value) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        if (value == null) {
            return attributes;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new Unusable("attributes: must be an object");
        }
        map.forEach(
                (name, some) ->
                        attributes.put(String.valueOf(name), values(String.valueOf(name), some)));
        return checked(attributes);
    }

    private static List<String> values(String name, @Nullable Object some) {
        List<String> values = new ArrayList<>();
        switch (some) {
            case null -> {}
            case List<?> several -> several.forEach(one -> values.addAll(scalar(name, one)));
            default -> values.addAll(scalar(name, some));
        }
        return values;
    }

    private static List<String> scalar(String name, @Nullable Object some) {
        return switch (some) {
            case null -> List.of();
            case String text when text.isBlank() -> List.of();
            case String text -> List.of(text.strip());
            case Number number -> List.of(number.toString());
            case Boolean truth -> List.of(truth.toString());
            default -> throw new Unusable("attributes." + name + ": must be text or a list of it");
        };
    }

    static SortedMap<String, List<String>> checked(SortedMap<String, List<String>> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new Unusable("attributes: more than " + MOST_ATTRIBUTES);
        }
        attributes.forEach(
                (name, values) -> {
                    if (name.isBlank()) {
                        throw new Unusable("attributes: a name is empty");
                    }
                    plain("attributes", name, LONGEST_NAME);
                    if (values.size() > MOST_VALUES) {
                        throw new Unusable(name + ": more than " + MOST_VALUES + " values");
                    }
                    values.forEach(value -> plain(name, value, LONGEST_VALUE));
                });
        for (String mail : attributes.getOrDefault("mail", List.of())) {
            if (!Email.isValid(mail)) {
                throw new Unusable("mail: '" + mail + "' is not a mail address");
            }
        }
        return attributes;
    }

    static String required(Map<String, ? extends @Nullable Object> object, String name) {
        String value = optional(object, name);
        if (value == null) {
            throw new Unusable(name + ": is missing");
        }
        return value;
    }

    static @Nullable String optional(Map<String, ? extends @Nullable Object> object, String name) {
        return switch (object.get(name)) {
            case null -> null;
            case String text when text.isBlank() -> null;
            case String text -> plain(name, text.strip(), LONGEST_NAME);
            default -> throw new Unusable(name + ": must be text");
        };
    }

    private static String plain(String name, String value, int longest) {
        if (value.length() > longest) {
            throw new Unusable(name + ": longer than " + longest + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new Unusable(name + ": contains a character that cannot be stored");
        }
        return value;
    }

    /** A value that ends the reading; never leaves this package. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unusable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
