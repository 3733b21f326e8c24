package dev.usher.diff.domain;

import java.util.Optional;

/**
 * What a decision says.
 *
 * @param reason short name
 * @param details in plain words
 * @param recommendedAction what someone should do about it; empty: nothing
 */
public record Notice(String reason, String details, Optional<String> recommendedAction) {}
