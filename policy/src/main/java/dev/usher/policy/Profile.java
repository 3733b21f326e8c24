package dev.usher.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes of a user at the source, under Microsoft Graph's names.
 *
 * @param values a missing name means no value
 */
public record Profile(Map<String, List<String>> values) {

    public Profile {
        values = Map.copyOf(values);
    }

    /** The first value that is not blank, without surrounding white space. */
    public Optional<String> first(String name) {
        for (String value : values.getOrDefault(name, List.of())) {
            String stripped = value.strip();
            if (!stripped.isEmpty()) {
                return Optional.of(stripped);
            }
        }
        return Optional.empty();
    }
}
