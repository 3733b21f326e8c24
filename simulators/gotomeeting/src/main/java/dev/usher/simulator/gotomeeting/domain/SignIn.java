package dev.usher.simulator.gotomeeting.domain;

/** When a user was last seen, as far as the status depends on it. */
public enum SignIn {
    NEVER,
    RECENT,
    LONG_AGO
}
