package dev.usher.console.domain;

import java.util.Optional;

/** Something an administrator asks the other services for. */
public sealed interface Request {

    /** A scan, and a new decision about everybody. */
    record Cycle() implements Request {}

    /**
     * A test of the connection.
     *
     * @param candidate credentials to test; empty: those in use
     * @param goToAccountKey account to look for; empty: that of the settings; blank: any
     */
    record Test(Optional<SealedCredentials> candidate, Optional<String> goToAccountKey)
            implements Request {}

    /**
     * No calls to GoTo, or calls again.
     *
     * @param reason in plain words
     */
    record Maintenance(boolean on, String reason) implements Request {}
}
