package dev.usher.console.domain;

import dev.usher.policy.Settings;
import java.time.Instant;

/**
 * Settings of one application as they were, or are about to be, published.
 *
 * @param settings with their version
 * @param updatedAt when they changed
 */
public record PublishedSettings(String application, Settings settings, Instant updatedAt) {}
