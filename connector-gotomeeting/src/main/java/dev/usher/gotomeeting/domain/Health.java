package dev.usher.gotomeeting.domain;

import java.time.Instant;
import java.util.Optional;

/** How an application's connection with GoTo is. */
public sealed interface Health {

    /** When it became so. */
    Instant since();

    /**
     * Orders are carried out.
     *
     * @param probesBefore how many probes the last quarantine had taken; a relapse goes on from
     *     there
     */
    record Healthy(Instant since, int probesBefore) implements Health {}

    /**
     * Nearly everything fails; orders are tried still.
     *
     * @param probes how many were made in vain
     */
    record Degraded(Instant since, Trouble trouble, int probes, Instant nextProbeAt)
            implements Health {}

    /**
     * Nothing is begun until a probe passes.
     *
     * @param probes how many were made in vain
     */
    record Quarantined(Instant since, Trouble trouble, int probes, Instant nextProbeAt)
            implements Health {}

    /**
     * An administrator wants no calls.
     *
     * @param purpose as the administrator put it
     */
    record Maintenance(Instant since, String purpose) implements Health {}

    /** Whether orders may be begun. */
    default boolean open() {
        return switch (this) {
            case Healthy _, Degraded _ -> true;
            case Quarantined _, Maintenance _ -> false;
        };
    }

    /** Why it is not healthy. */
    default Optional<Trouble> reason() {
        return switch (this) {
            case Healthy _ -> Optional.empty();
            case Degraded degraded -> Optional.of(degraded.trouble());
            case Quarantined quarantined -> Optional.of(quarantined.trouble());
            case Maintenance(_, String purpose) -> Optional.of(Trouble.maintenance(purpose));
        };
    }

    /** When the connection is to be tested by itself. */
    default Optional<Instant> nextProbe() {
        return switch (this) {
            case Healthy _, Maintenance _ -> Optional.empty();
            case Degraded degraded -> Optional.of(degraded.nextProbeAt());
            case Quarantined quarantined -> Optional.of(quarantined.nextProbeAt());
        };
    }
}
