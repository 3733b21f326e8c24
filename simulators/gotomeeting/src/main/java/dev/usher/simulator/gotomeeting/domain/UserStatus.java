package dev.usher.simulator.gotomeeting.domain;

/** What GoTo shows as a user's status; nobody sets it, it follows from the rest. */
public enum UserStatus {
    /** Holds something and has signed in. */
    ACTIVE,
    /** Holds something and has not signed in for long. */
    INACTIVE,
    /** Holds something and has never signed in. */
    INVITED,
    /** Holds neither a licence nor an admin role. */
    SUSPENDED
}
