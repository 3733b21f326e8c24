package dev.usher.console.domain;

import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings of one application as they were, or are about to be, published.
 *
 * @param settings with their version
 * @param updatedAt when they changed
 * @param credentials of the connector, if they were given here
 */
public record PublishedSettings(
        String application,
        Settings settings,
        Instant updatedAt,
        Optional<SealedCredentials> credentials) {

    /** The next version, with other credentials. */
    public PublishedSettings with(Optional<SealedCredentials> others, Instant now) {
        return new PublishedSettings(
                application,
                SettingsChange.versioned(settings, settings.version() + 1),
                now,
                others);
    }
}
