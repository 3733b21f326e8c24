package dev.usher.simulator.gotomeeting.traffic;

/** The two imitated APIs; each has its own rate limit. */
public enum Api {
    /** Tokens. */
    AUTHENTICATION,
    /** Users, licences and groups. */
    ADMIN
}
