package dev.usher.console.domain;

/**
 * What an entry of the log is about: the action of a command, or the kind of a decision. {@code
 * UNKNOWN}: a newer service said something this one has no word for.
 */
public enum LogAction {
    CREATE,
    UPDATE,
    DISABLE,
    ENABLE,
    DELETE,
    CANCEL,
    SKIPPED,
    ADOPTED,
    UNLINKED,
    PLANNED,
    GRACE,
    HELD,
    RELEASED,
    REJECTED,
    ESCROWED,
    EXPLAINED,
    UNKNOWN
}
