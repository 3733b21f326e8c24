package dev.usher.diff.domain;

/** What a command does to an account. */
public enum Action {
    CREATE,
    UPDATE,
    DISABLE,
    ENABLE,
    DELETE,
    /** Nothing: the command it supersedes is not wanted any more. */
    CANCEL
}
