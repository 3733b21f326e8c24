package dev.usher.console.domain;

/** What a planned change comes to. */
public enum PlanOutcome {
    CREATE,
    UPDATE,
    ENABLE,
    DISABLE,
    DELETE,
    ADOPT,
    UNLINK,
    SKIP
}
