package dev.usher.diff.domain;

import java.time.Instant;

/**
 * Whether decisions can be taken now.
 *
 * @param gateOpen settings and a finished scan have been seen, and all input up to the last start
 *     has been taken in
 * @param connectorReady the connector reports itself healthy
 */
public record Standing(boolean gateOpen, boolean connectorReady, Instant now) {}
