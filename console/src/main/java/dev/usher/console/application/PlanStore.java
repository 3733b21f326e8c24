package dev.usher.console.application;

import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.Plan;
import dev.usher.console.domain.PlanQuery;
import dev.usher.console.domain.PlannedChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps plans and what they would change. */
public interface PlanStore {

    /** Remembers that a plan was asked for. */
    void asked(Plan plan);

    /**
     * Takes in how far plans are. A plan that was at hand and is not any more was forgotten by the
     * diff service; so was one that was asked for before the one at hand, and never told of.
     */
    void told(List<JobStatus> news);

    /** Stores what came of plans, in one transaction. Stored again, it changes nothing. */
    void planned(List<Planned> news);

    /** Marks a plan as forgotten. */
    void discard(String planId);

    /** Plans of an application, the newest first, not more than a hundred. */
    List<Plan> plans(String application);

    Optional<Plan> plan(String application, String planId);

    /** The changes asked for, in the order of their users. */
    List<PlannedChange> changes(PlanQuery query);

    /**
     * Deletes plans that were asked for before this time.
     *
     * @return how many
     */
    int deleteBefore(Instant time);

    /** A piece of a plan. */
    sealed interface Planned {

        record Changed(String planId, PlannedChange change) implements Planned {}

        record Ended(String application, String planId, Plan.Result result) implements Planned {}
    }
}
