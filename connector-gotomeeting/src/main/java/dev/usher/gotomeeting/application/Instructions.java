package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Sealed;
import dev.usher.policy.Settings;
import java.util.Optional;

/**
 * What an administrator set for one application.
 *
 * @param preview whether accounts are looked at although nothing is carried out
 * @param credentials empty: those the connector is configured with
 */
public record Instructions(Settings settings, boolean preview, Optional<Sealed> credentials) {

    /** Whether GoTo is looked at. */
    boolean active() {
        return settings.on() || preview;
    }
}
