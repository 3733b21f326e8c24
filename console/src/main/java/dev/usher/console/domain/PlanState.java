package dev.usher.console.domain;

/**
 * Where a plan stands. {@code UNKNOWN}: a newer service said something this one has no word for.
 */
public enum PlanState {
    /** It was asked for. */
    REQUESTED,
    /** Users are being looked at. */
    COMPUTING,
    /** It can be looked at and applied. */
    READY,
    /** It is being applied. */
    APPLYING,
    /** It was applied. */
    APPLIED,
    /** It was forgotten. */
    DISCARDED,
    /** It could not be computed or applied. */
    REFUSED,
    UNKNOWN
}
