package dev.usher.diff.domain;

/** How urgently a change is carried out: one person's change overtakes a mass of them. */
public enum Lane {
    URGENT,
    BULK
}
