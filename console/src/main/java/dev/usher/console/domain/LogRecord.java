package dev.usher.console.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the log as it arrives. A command and its answer become one entry, whichever comes
 * first; a decision is an entry of its own.
 */
public sealed interface LogRecord {

    /** The entry it belongs to: id of the command or of the decision. */
    UUID id();

    Person person();

    /** A change was decided and sent to the connector. */
    record Commanded(
            UUID id,
            Person person,
            LogAction action,
            @Nullable String accountKey,
            List<Change> changes,
            @Nullable String cycleId,
            List<String> causes,
            String reason,
            Circumstances circumstances,
            Instant decidedAt)
            implements LogRecord {

        public Commanded {
            changes = List.copyOf(changes);
            causes = List.copyOf(causes);
        }
    }

    /**
     * The connector answered a command. Answered twice, the later answer counts.
     *
     * @param changes what was written
     * @param steps what was done, in order
     * @param attempts how often it was tried
     * @param apiCalls calls to GoTo, retries included
     */
    record Answered(
            UUID id,
            Person person,
            LogAction action,
            LogOutcome outcome,
            @Nullable String accountKey,
            List<Change> changes,
            List<Step> steps,
            @Nullable Failure failure,
            int attempts,
            int apiCalls,
            Instant startedAt,
            Instant finishedAt)
            implements LogRecord {

        public Answered {
            changes = List.copyOf(changes);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Something was decided that sends no command.
     *
     * @param changes what the planned command would write
     * @param steps how it was decided, in order; on demand
     */
    record Decided(
            UUID id,
            Person person,
            LogAction action,
            LogOutcome outcome,
            String reason,
            String details,
            @Nullable String recommendedAction,
            @Nullable String accountKey,
            List<Change> changes,
            List<Step> steps,
            List<String> causes,
            Circumstances circumstances,
            Instant decidedAt)
            implements LogRecord {

        public Decided {
            changes = List.copyOf(changes);
            steps = List.copyOf(steps);
            causes = List.copyOf(causes);
        }
    }
}
