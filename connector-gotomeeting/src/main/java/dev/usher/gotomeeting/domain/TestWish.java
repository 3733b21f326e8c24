package dev.usher.gotomeeting.domain;

import java.util.Optional;

/**
 * A test of the connection that somebody asked for.
 *
 * @param candidate credentials to try; empty: those in force
 * @param goToAccountKey account to look for; empty: that of the settings; blank: any
 */
public record TestWish(
        String requestId, Optional<Sealed> candidate, Optional<String> goToAccountKey) {}
