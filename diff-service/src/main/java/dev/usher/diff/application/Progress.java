package dev.usher.diff.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an application stands, for those who watch.
 *
 * @param faults why settings in force cannot be applied
 * @param gateOpen whether decisions are taken
 * @param plan the plan at hand
 */
public record Progress(
        Job job, List<String> faults, Counts counts, boolean gateOpen, Optional<Plan> plan) {

    public Progress {
        faults = List.copyOf(faults);
    }

    /** Whether nothing has been heard of the application that could be used. */
    public boolean nothingKnown() {
        return job.equals(Job.NEW) && counts.equals(Counts.NONE) && plan.isEmpty();
    }

    /** Why nothing is decided, in plain words; empty when decisions are taken. */
    public Optional<String> waitsFor() {
        if (job.settings().isEmpty()) {
            return Optional.of("There are no settings yet.");
        }
        if (!faults.isEmpty()) {
            return Optional.of(
                    "The settings in force are not accepted by this version of Usher: "
                            + String.join(" ", faults)
                            + " Correct them in the settings file.");
        }
        if (!job.scanned()) {
            return Optional.of("The accounts in GoTo have not been listed yet.");
        }
        if (job.indexing().isPresent()) {
            return Optional.of("Users and accounts are being sorted by the new matching values.");
        }
        if (!gateOpen) {
            return Optional.of("What was written before the last start is still being taken in.");
        }
        return job.elsewhere()
                ? Optional.of(
                        "Users have accounts in the GoTo account "
                                + job.home().orElse("")
                                + ", and the settings name another one. What would be done there is"
                                + " told, and nothing is done, until a plan made for it is applied"
                                + " or that key is put back.")
                : Optional.empty();
    }

    /** Users to decide in the cycle under way, or decided in the last one. */
    public long cycleTotal() {
        return counts.of(
                job.cycle().filter(Cycle::evaluated).isPresent()
                        ? Count.CYCLE_EVALUATED
                        : Count.PEOPLE);
    }

    /** Commands of the cycle that are over and neither changed anything nor failed. */
    public long cycleDropped() {
        // What ended before it was counted, in an earlier version, is not in the sum.
        return Math.max(
                0,
                counts.of(Count.CYCLE_ENDED)
                        - counts.of(Count.CYCLE_DONE)
                        - counts.of(Count.CYCLE_FAILED));
    }

    /**
     * When the cycle under way will end, if the users still to be decided need as many commands as
     * those before them, and deciding and answers keep their pace.
     */
    public Optional<Instant> estimatedEnd(Instant now) {
        long evaluated = counts.of(Count.CYCLE_EVALUATED);
        if (!job.inCycle() || evaluated == 0) {
            return Optional.empty();
        }
        // Users may have been erased since they were decided.
        double rest = (double) Math.max(0, cycleTotal() - evaluated) / evaluated;
        double open =
                counts.of(Count.BULK_WAITING)
                        + counts.of(Count.BULK_IN_FLIGHT)
                        + rest * Count.ofCommands().mapToLong(counts::of).sum();
        long ended = counts.of(Count.CYCLE_ENDED);
        if (open > 0 && ended == 0) {
            return Optional.empty();
        }
        double times = open > 0 ? Math.max(rest, open / ended) : rest;
        return job.cycle()
                .map(cycle -> Duration.between(cycle.startedAt(), now).toMillis())
                .map(taken -> now.plusMillis((long) (taken * times)));
    }
}
