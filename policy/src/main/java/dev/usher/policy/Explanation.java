package dev.usher.policy;

import java.util.List;
import java.util.Map;

/**
 * How it was found out what should be true of a user, for people.
 *
 * @param desired the outcome
 * @param steps in their order
 */
public record Explanation(Desired desired, List<Step> steps) {

    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name as in Entra's provisioning log, such as {@code EntrySynchronizationScoping}
     * @param description what happened, in plain words
     * @param details values concerned
     */
    public record Step(
            String name,
            Kind kind,
            Status status,
            String description,
            Map<String, String> details) {

        public Step {
            details = Map.copyOf(details);
        }
    }

    /** What kind of step. */
    public enum Kind {
        /** The user was looked at. */
        IMPORT,
        /** It was found out whether the user should have an account. */
        SCOPING,
        /** The values were worked out by which an account is found. */
        MATCHING,
        /** The account's attributes were worked out. */
        PROCESSING
    }

    /** How a step went. */
    public enum Status {
        /** It leads to an account. */
        SUCCESS,
        /** It leads to none. */
        SKIPPED,
        /** It could not be done. */
        FAILURE
    }
}
