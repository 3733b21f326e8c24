package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Sealed;
import dev.usher.policy.Settings;
import java.util.Optional;

/**
 * What an administrator set for one application.
 *
 * @param credentials empty: those the connector is configured with
 */
public record Instructions(Settings settings, Optional<Sealed> credentials) {}
