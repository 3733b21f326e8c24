package dev.usher.assignment.domain;

/** Where a person is in life at the source; the hard-deleted never come back. */
public enum UserState {
    ACTIVE,
    DISABLED,
    SOFT_DELETED,
    HARD_DELETED
}
