package dev.usher.diff.domain;

import java.util.Map;

/**
 * Whether decisions can be taken now.
 *
 * @param gateOpen settings and a finished scan have been seen, and all input up to the last start
 *     has been taken in
 * @param connectorReady the connector reports itself healthy
 * @param cycle the current cycle
 * @param freeSeats by licence, as far as the connector has counted them
 */
public record Standing(
        boolean gateOpen, boolean connectorReady, String cycle, Map<String, Integer> freeSeats) {

    public Standing {
        freeSeats = Map.copyOf(freeSeats);
    }
}
