package dev.usher.diff.domain;

import java.util.Optional;

/**
 * What a decision says.
 *
 * @param reason short name
 * @param details in plain words
 * @param recommendedAction what someone should do about it; empty: nothing
 */
public record Notice(String reason, String details, Optional<String> recommendedAction) {

    /** The same, after what the target said; the action is that of this notice, if it has one. */
    public Notice because(String message, String action) {
        return new Notice(
                reason, message + " " + details, recommendedAction.or(() -> Optional.of(action)));
    }

    /** The same, with nothing for anybody to do. */
    public Notice quiet() {
        return new Notice(reason, details, Optional.empty());
    }
}
