package dev.usher.diff.application;

/** What is counted of one application. */
public enum Count {
    /** Commands of the urgent lane not answered yet. */
    URGENT_IN_FLIGHT,
    /** Commands of the bulk lane not answered yet. */
    BULK_IN_FLIGHT,
    /** Users on the agenda for the urgent lane. */
    URGENT_WAITING,
    /** Users on the agenda for the bulk lane. */
    BULK_WAITING,
    /** Numbers given out on the agenda, ever. */
    TICKETS,
    /** Users known. */
    PEOPLE,
    /** Users linked to an account. */
    MANAGED,
    /** Users whose command failed for what is still wanted. */
    ESCROWED,
    /** Users decided in the current cycle. */
    CYCLE_EVALUATED,
    /** Creations sent in the current cycle. */
    CYCLE_CREATE,
    /** Updates sent in the current cycle. */
    CYCLE_UPDATE,
    /** Removals of access sent in the current cycle. */
    CYCLE_DISABLE,
    /** Returns of access sent in the current cycle. */
    CYCLE_ENABLE,
    /** Commands that succeeded in the current cycle. */
    CYCLE_DONE,
    /** Commands that failed in the current cycle. */
    CYCLE_FAILED,
    /** Users for whom nothing could or must be done, with a reason, in the current cycle. */
    CYCLE_SKIPPED,
    /** Existing accounts that became a user's in the current cycle. */
    CYCLE_ADOPTED;

    boolean ofCycle() {
        return name().startsWith("CYCLE_");
    }
}
