package dev.usher.simulator.gotomeeting.traffic;

/** The imitated APIs; each has its own rate limit. */
public enum Api {
    /** Signing in and tokens. */
    AUTHENTICATION,
    /** Users, licences, groups and custom roles. */
    ADMIN,
    /** GoToMeeting's organizers. */
    ORGANIZERS,
    /** The caller's own identity. */
    SCIM
}
