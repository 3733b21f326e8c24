package dev.usher.diff.domain;

import java.time.Instant;

/**
 * Where a change stands with the guard.
 *
 * @param batch those it is judged, held and let go with
 * @param situation what the change was decided on
 * @param since when it came to that state
 */
public record Hold(String batch, Situation situation, State state, Instant since) {

    /** Where it stands. */
    public enum State {
        /** To be judged with others. */
        COLLECTED,
        /** Judged harmless; may run. */
        ADMITTED,
        /** Waits until somebody decides. */
        HELD,
        /** Somebody let it go; may run. */
        RELEASED,
        /** Somebody refused it, or nobody decided in time; not done. */
        REJECTED
    }

    /** Whether it is about the change that is to be made now. */
    public boolean concerns(Situation now) {
        return refused() ? situation.sameDesire(now) : situation.equals(now);
    }

    /** Whether something has yet to become of it. */
    public boolean undecided() {
        return state == State.COLLECTED || state == State.HELD;
    }

    /** Whether it is not to be done. */
    public boolean refused() {
        return state == State.REJECTED;
    }

    /** Whether somebody let it go. */
    public boolean released() {
        return state == State.RELEASED;
    }

    /** Whether it may run. */
    public boolean free() {
        return state == State.ADMITTED || released();
    }

    /** The same change in another state. */
    public Hold in(State next, Instant now) {
        return new Hold(batch, situation, next, now);
    }
}
