package dev.usher.console.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the connector said it is, for one application.
 *
 * @param reason why it is not healthy, in plain words
 * @param nextProbeAt when it tests its connection by itself
 * @param publicKey to which secrets for it are sealed
 * @param seats of the licences that it counts
 * @param at when it said so
 */
public record Connector(
        String application,
        String state,
        @Nullable String reason,
        Instant since,
        @Nullable Instant nextProbeAt,
        @Nullable String publicKey,
        List<Seats> seats,
        Instant at) {

    public Connector {
        seats = List.copyOf(seats);
    }
}
