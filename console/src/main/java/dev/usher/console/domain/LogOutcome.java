package dev.usher.console.domain;

/**
 * How an entry of the log ended. {@code PENDING}: a command not answered yet. {@code SKIPPED} and
 * what follows it come from decisions without a command. {@code UNKNOWN}: a newer service said
 * something this one has no word for.
 */
public enum LogOutcome {
    PENDING,
    SUCCEEDED,
    FAILED,
    CONFLICT,
    EXPIRED,
    CANCELLED,
    SUPERSEDED,
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
