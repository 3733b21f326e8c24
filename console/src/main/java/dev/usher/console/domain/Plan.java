package dev.usher.console.domain;

import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would change for everybody.
 *
 * @param candidate settings it is made for; empty: those in force, switched on
 * @param progress as the diff service told it
 * @param result what came out; null: it is not all here yet
 */
public record Plan(
        String id,
        String application,
        Instant requestedAt,
        Optional<Settings> candidate,
        JobStatus.PlanProgress progress,
        @Nullable Result result) {

    /** A plan that was just asked for. */
    public static Plan requested(
            String id, String application, Instant now, Optional<Settings> candidate) {
        return new Plan(
                id,
                application,
                now,
                candidate,
                new JobStatus.PlanProgress(id, PlanState.REQUESTED, 0, 0, 0, null),
                null);
    }

    /** Where it stands; it is not ready before all of it is here. */
    public PlanState state() {
        return progress.state() == PlanState.READY && result == null
                ? PlanState.COMPUTING
                : progress.state();
    }

    /** Whether it can still be forgotten: it has not been applied, and is not over. */
    public boolean isOpen() {
        return switch (state()) {
            case REQUESTED, COMPUTING, READY -> true;
            case APPLYING, APPLIED, DISCARDED, REFUSED, UNKNOWN -> false;
        };
    }

    /**
     * The end of a plan.
     *
     * @param counts users by outcome
     * @param warnings what somebody should look at before applying
     * @param settingsVersion version in force when it was computed
     */
    public record Result(
            Map<String, Integer> counts,
            List<String> warnings,
            long settingsVersion,
            Instant plannedAt) {

        public Result {
            counts = Map.copyOf(counts);
            warnings = List.copyOf(warnings);
        }
    }
}
