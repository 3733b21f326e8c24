package dev.usher.diff.application;

/** How far the books have been brought up to date since the start. */
public enum Readiness {
    /** They are made anew from what was published; nothing is decided, and nothing is said. */
    RESTORING,
    /** What was written before the start is being taken in; nothing is decided yet. */
    CATCHING_UP,
    /** What was written before the start has been taken in. */
    READY
}
