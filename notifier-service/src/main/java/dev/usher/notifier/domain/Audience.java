package dev.usher.notifier.domain;

import java.util.List;

/**
 * Who hears of an application, and how.
 *
 * @param targets at least one, each once
 * @param language tag of the language they read
 * @param summary whether they want a daily summary
 */
public record Audience(List<Target> targets, Rhythm rhythm, String language, boolean summary) {

    public Audience {
        targets = targets.stream().distinct().toList();
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("An audience of nobody");
        }
    }
}
