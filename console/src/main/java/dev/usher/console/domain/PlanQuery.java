package dev.usher.console.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * What is asked of the changes of a plan; they are ordered by user id. Everything left out does not
 * restrict.
 *
 * @param text part of the sign-in name or the name, in any case
 * @param limit most changes of the page
 * @param after the last user of the page before
 */
public record PlanQuery(
        String planId,
        Optional<PlanOutcome> outcome,
        Optional<String> text,
        int limit,
        Optional<UUID> after) {

    /** The same with one change more, which tells whether another page follows. */
    public PlanQuery withOneMore() {
        return new PlanQuery(planId, outcome, text, limit + 1, after);
    }

    /** The same for the page that follows. */
    public PlanQuery following(UUID last) {
        return new PlanQuery(planId, outcome, text, limit, Optional.of(last));
    }
}
