package dev.usher.diff.application;

import dev.usher.diff.domain.Action;
import java.util.Arrays;
import java.util.stream.Stream;

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
    /** Those of them on the urgent lane who are to lose something. */
    URGENT_REMOVALS_WAITING,
    /** Those of them on the bulk lane who are to lose something. */
    BULK_REMOVALS_WAITING,
    /** Numbers given out on the agenda, ever. */
    TICKETS,
    /** Changes that GoTo carried out, and listings of all its accounts, ever. */
    TARGET_WORKED,
    /** Users known. */
    PEOPLE,
    /** Users linked to an account. */
    MANAGED,
    /** Users whose command failed for what is still wanted. */
    ESCROWED,
    /** Users who lose access, or their account, when their grace period ends. */
    IN_GRACE,
    /** Users whose change the guard has collected and not judged yet. */
    COLLECTED,
    /** Users whose change the guard holds. */
    HELD,
    /** Users whose removal was judged harmless and has not been sent yet. */
    ADMITTED,
    /** Users whose access was taken within the guard's window. */
    REMOVED_LATELY,
    /** Users decided in the current cycle. */
    CYCLE_EVALUATED,
    /** Creations sent in the current cycle. */
    CYCLE_CREATE,
    /** Updates sent in the current cycle. */
    CYCLE_UPDATE,
    /** Removals of access sent in the current cycle. */
    CYCLE_DISABLE,
    /** Deletions sent in the current cycle. */
    CYCLE_DELETE,
    /** Commands taken back in the current cycle. */
    CYCLE_CANCEL,
    /** Returns of access sent in the current cycle. */
    CYCLE_ENABLE,
    /** Commands that are over in the current cycle, however they ended. */
    CYCLE_ENDED,
    /** Commands that succeeded in the current cycle. */
    CYCLE_DONE,
    /** Commands that failed in the current cycle. */
    CYCLE_FAILED,
    /** Users for whom nothing could or must be done, with a reason, in the current cycle. */
    CYCLE_SKIPPED,
    /** Existing accounts that became a user's in the current cycle. */
    CYCLE_ADOPTED;

    static Count sent(Action action) {
        return switch (action) {
            case CREATE -> CYCLE_CREATE;
            case UPDATE -> CYCLE_UPDATE;
            case DISABLE -> CYCLE_DISABLE;
            case ENABLE -> CYCLE_ENABLE;
            case DELETE -> CYCLE_DELETE;
            case CANCEL -> CYCLE_CANCEL;
        };
    }

    static Stream<Count> ofCommands() {
        return Arrays.stream(Action.values()).map(Count::sent);
    }

    boolean ofCycle() {
        return name().startsWith("CYCLE_");
    }
}
