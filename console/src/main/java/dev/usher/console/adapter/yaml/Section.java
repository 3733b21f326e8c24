package dev.usher.console.adapter.yaml;

import dev.usher.policy.Email;
import dev.usher.policy.Faults;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A mapping of the settings file that is read key by key. What is wrong is noted with its place,
 * and reading goes on with a value in its stead, so that one look finds everything. {@link
 * #close()} notes the keys nobody asked for.
 */
final class Section implements AutoCloseable {

    private final String path;
    private final JsonNode node;
    private final Faults faults;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String path, JsonNode node, Faults faults) {
        this.path = path;
        this.faults = faults;
        if (node.isObject() || node.isMissingNode()) {
            this.node = node;
        } else {
            this.node = MissingNode.getInstance();
            faults.add(
                    (path.isEmpty() ? "It" : path + ":") + " must be a mapping of keys to values.");
        }
    }

    /** The keys there are, whatever they are. */
    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    Section section(String key) {
        JsonNode value = get(key);
        return new Section(at(key), value.isNull() ? MissingNode.getInstance() : value, faults);
    }

    /** The mappings in a list, each with its place. */
    List<Section> sections(String key) {
        return each(key, (place, item) -> Optional.of(new Section(place, item, faults)));
    }

    /** Notes what is wrong at a key. */
    void fault(String key, String words) {
        faults.add(at(key) + ": " + words);
    }

    /** Text, or a number read as text: keys of GoTo are numbers to the eye. */
    Optional<String> text(String key) {
        JsonNode value = get(key);
        if (absent(value)) {
            return Optional.empty();
        }
        return textAt(at(key), value);
    }

    String requiredText(String key) {
        if (absent(get(key))) {
            faults.add(at(key) + ": is missing.");
            return "";
        }
        Optional<String> text = text(key);
        if (text.filter(String::isEmpty).isPresent()) {
            faults.add(at(key) + ": must not be empty.");
        }
        return text.orElse("");
    }

    List<String> texts(String key) {
        return each(key, this::textAt);
    }

    List<String> emails(String key) {
        return each(
                key,
                (place, item) -> {
                    Optional<String> email = textAt(place, item);
                    email.filter(it -> !Email.isValid(it))
                            .ifPresent(
                                    it -> faults.add(place + ": '" + it + "' is no mail address."));
                    return email;
                });
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode value = get(key);
        if (absent(value)) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            faults.add(at(key) + ": must be true or false.");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** {@code on}, {@code preview} or {@code off}; YAML 1.1 tools write true for on. */
    Settings.Status status(String key) {
        JsonNode value = get(key);
        String text = value.isBoolean() ? value.booleanValue() ? "on" : "off" : value.asString("");
        return switch (text) {
            case "on" -> Settings.Status.ON;
            case "preview" -> Settings.Status.PREVIEW;
            case "off" -> Settings.Status.OFF;
            default -> {
                faults.add(at(key) + ": must be on, preview or off.");
                yield Settings.Status.OFF;
            }
        };
    }

    int integer(String key, int otherwise) {
        JsonNode value = get(key);
        if (absent(value)) {
            return otherwise;
        }
        if (!value.isInt()) {
            faults.add(at(key) + ": must be a whole number.");
            return otherwise;
        }
        return value.intValue();
    }

    /** One of the names of this enumeration, in lower case. */
    <E extends Enum<E>> E choice(String key, E otherwise) {
        Optional<String> text = word(key);
        List<E> choices = List.of(otherwise.getDeclaringClass().getEnumConstants());
        Optional<E> choice =
                choices.stream().filter(c -> text.equals(Optional.of(name(c)))).findFirst();
        if (text.isPresent() && choice.isEmpty()) {
            faults.add(
                    at(key)
                            + ": must be "
                            + choices.stream()
                                    .map(Section::name)
                                    .collect(Collectors.joining(" or "))
                            + ".");
        }
        return choice.orElse(otherwise);
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    Duration duration(String key, Duration otherwise) {
        return word(key).map(text -> duration(at(key), text, otherwise)).orElse(otherwise);
    }

    List<Duration> durations(String key, List<Duration> otherwise) {
        if (absent(get(key))) {
            return otherwise;
        }
        return each(
                key,
                (place, item) ->
                        wordAt(place, item).map(text -> duration(place, text, Duration.ZERO)));
    }

    private Duration duration(String place, String text, Duration otherwise) {
        Optional<Duration> duration = Durations.parse(text);
        if (duration.isEmpty()) {
            faults.add(
                    place
                            + ": '"
                            + text
                            + "' is no duration of at most a year; write 60s, 40m or 2h.");
        }
        return duration.orElse(otherwise);
    }

    /** The items of a list, each read with its place. */
    private <T> List<T> each(String key, BiFunction<String, JsonNode, Optional<T>> reading) {
        JsonNode value = get(key);
        if (absent(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            faults.add(at(key) + ": must be a list.");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            reading.apply(at(key) + "[" + i + "]", value.path(i)).ifPresent(items::add);
        }
        return items;
    }

    private Optional<String> textAt(String place, JsonNode value) {
        Optional<String> text = wordAt(place, value);
        if (text.isPresent() && !value.isString() && !value.isIntegralNumber()) {
            faults.add(place + ": must be text; put it in quotes.");
            return Optional.empty();
        }
        if (text.filter(it -> it.indexOf('\0') >= 0).isPresent()) {
            faults.add(place + ": contains a character that cannot be there.");
        }
        return text;
    }

    /** What is written at a key, whether or not YAML takes it for text. */
    private Optional<String> word(String key) {
        JsonNode value = get(key);
        return absent(value) ? Optional.empty() : wordAt(at(key), value);
    }

    private Optional<String> wordAt(String place, JsonNode value) {
        if (value.isNull()) {
            faults.add(place + ": is nothing; write what is meant, or leave it out.");
            return Optional.empty();
        }
        if (value.isContainer()) {
            faults.add(place + ": must be one value, not a list or mapping.");
            return Optional.empty();
        }
        return Optional.of(value.asString().strip());
    }

    private JsonNode get(String key) {
        asked.add(key);
        return node.path(key);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Reads the section with this function, and notes the keys it did not ask for. */
    <T> T read(Function<Section, T> reading) {
        try (this) {
            return reading.apply(this);
        }
    }

    @Override
    public void close() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                faults.add(
                        at(key)
                                + ": is not a key that is known here; known are "
                                + String.join(", ", asked)
                                + ".");
            }
        }
    }
}
