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

    /** When the cycle under way will end, at the pace of its answers so far. */
    public Optional<Instant> estimatedEnd(Instant now) {
        long answered = counts.of(Count.CYCLE_DONE) + counts.of(Count.CYCLE_FAILED);
        long open = counts.of(Count.BULK_WAITING) + counts.of(Count.BULK_IN_FLIGHT);
        return job.cycle()
                .filter(cycle -> cycle.evaluated() && cycle.finishedAt().isEmpty())
                .filter(_ -> answered > 0)
                .map(cycle -> Duration.between(cycle.startedAt(), now))
                .map(taken -> now.plusMillis(taken.toMillis() * open / answered));
    }
}
