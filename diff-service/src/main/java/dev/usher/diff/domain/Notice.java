package dev.usher.diff.domain;

import dev.usher.policy.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a decision says.
 *
 * @param reason short name
 * @param details in plain words
 * @param values that the details name
 * @param recommendedAction what someone should do about it; empty: nothing
 */
public record Notice(
        String reason, String details, List<String> values, Optional<String> recommendedAction) {

    public Notice {
        values = List.copyOf(values);
    }

    /** One that names no values. */
    public Notice(String reason, String details, Optional<String> recommendedAction) {
        this(reason, details, List.of(), recommendedAction);
    }

    /** Somebody has to act. */
    public static Notice of(
            Obstacle obstacle, String details, List<String> values, String recommendedAction) {
        return new Notice(obstacle.code(), details, values, Optional.of(recommendedAction));
    }

    /**
     * The same, after what the target said; the action is that of this notice, if it has one.
     *
     * @param named values that the target named
     */
    public Notice because(String message, List<String> named, String action) {
        return new Notice(
                reason,
                message + " " + details,
                Stream.concat(named.stream(), values.stream()).toList(),
                recommendedAction.or(() -> Optional.of(action)));
    }

    /** The same, with nothing for anybody to do. */
    public Notice quiet() {
        return new Notice(reason, details, values, Optional.empty());
    }
}
