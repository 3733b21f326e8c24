package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Refusal;

/** What became of a change. */
public sealed interface Outcome {

    /** It is in the directory now; the id is that of the thing it was about. */
    record Accepted(String id, boolean created) implements Outcome {}

    /** It was so already. */
    record Unchanged(String id) implements Outcome {}

    /** It was not accepted, and nothing was written. */
    record Refused(Refusal refusal) implements Outcome {

        static Refused invalid(String reason) {
            return new Refused(new Refusal(Refusal.Kind.INVALID, reason));
        }

        static Refused conflict(String reason) {
            return new Refused(new Refusal(Refusal.Kind.CONFLICT, reason));
        }

        static Refused missing(Change.Named missing) {
            return new Refused(Refusal.missing(missing));
        }
    }
}
