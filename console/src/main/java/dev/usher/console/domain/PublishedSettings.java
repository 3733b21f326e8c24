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
 * @param passedOver what the settings file said when a plan with other settings was applied; as
 *     long as it still says so, it does not count
 */
public record PublishedSettings(
        String application,
        Settings settings,
        Instant updatedAt,
        Optional<SealedCredentials> credentials,
        Optional<Settings> passedOver) {

    /** Settings that the settings file said. */
    public PublishedSettings(
            String application,
            Settings settings,
            Instant updatedAt,
            Optional<SealedCredentials> credentials) {
        this(application, settings, updatedAt, credentials, Optional.empty());
    }

    /** The next version, with other credentials; a plan is not applied again by it. */
    public PublishedSettings with(Optional<SealedCredentials> others, Instant now) {
        return new PublishedSettings(
                application,
                settings.toBuilder()
                        .version(settings.version() + 1)
                        .appliesPlan(Optional.empty())
                        .build(),
                now,
                others,
                passedOver);
    }

    /**
     * The next version, which applies a plan.
     *
     * @param planned the settings that the plan was made for
     */
    public PublishedSettings applying(Settings planned, String planId, Instant now) {
        Settings inFile = passedOver.orElse(SettingsChange.content(settings));
        return new PublishedSettings(
                application,
                planned.toBuilder()
                        .version(settings.version() + 1)
                        .appliesPlan(Optional.of(planId))
                        .build(),
                now,
                credentials,
                Optional.of(inFile).filter(it -> !it.equals(SettingsChange.content(planned))));
    }

    /** What becomes of them when the settings file says this; empty: nothing. */
    Optional<PublishedSettings> whenFileSays(Settings wanted, Instant now) {
        Settings said = SettingsChange.content(wanted);
        if (passedOver.equals(Optional.of(said))) {
            return Optional.empty();
        }
        if (!said.equals(SettingsChange.content(settings))) {
            return Optional.of(
                    new PublishedSettings(
                            application,
                            SettingsChange.versioned(wanted, settings.version() + 1),
                            now,
                            credentials));
        }
        return passedOver.map(
                _ -> new PublishedSettings(application, settings, updatedAt, credentials));
    }
}
