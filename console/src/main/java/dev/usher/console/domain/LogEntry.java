package dev.usher.console.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the provisioning log.
 *
 * @param reason why it was decided; null while only the answer to the command has arrived
 * @param details the reason in plain words; decisions only
 * @param recommendedAction what to do about it; null: nothing
 * @param changes what was written, or what was to be written as long as nothing was
 * @param steps what was done, in order, none until answered; or how it was decided, on demand
 * @param causes ids of the events that led to it
 * @param attempts null until answered
 * @param apiCalls null until answered
 * @param decidedAt null while only the answer to the command has arrived
 * @param at when it happened: the time of the answer, else of the decision
 */
public record LogEntry(
        UUID id,
        Person person,
        LogAction action,
        LogOutcome outcome,
        @Nullable String reason,
        @Nullable String details,
        @Nullable String recommendedAction,
        @Nullable Failure failure,
        @Nullable String accountKey,
        List<Change> changes,
        List<Step> steps,
        List<String> causes,
        Circumstances circumstances,
        @Nullable String cycleId,
        @Nullable Integer attempts,
        @Nullable Integer apiCalls,
        @Nullable Instant decidedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant at) {

    public LogEntry {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
        causes = List.copyOf(causes);
    }
}
