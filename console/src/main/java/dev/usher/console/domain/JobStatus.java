package dev.usher.console.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the provisioning of one application stands, as the diff service told it last.
 *
 * @param state OFF, ON or PREVIEW
 * @param settingsVersion version of the settings in force; 0: none accepted yet
 * @param waitsFor why nothing is decided, in plain words; null: decisions are taken
 * @param cycle the one under way, or the last one
 * @param holds what the removal guard keeps back
 * @param plan the plan at hand
 * @param updatedAt when this was true
 */
public record JobStatus(
        String application,
        String state,
        long settingsVersion,
        @Nullable String waitsFor,
        Counts counts,
        @Nullable Cycle cycle,
        List<Hold> holds,
        @Nullable PlanProgress plan,
        Instant updatedAt) {

    public JobStatus {
        holds = List.copyOf(holds);
    }

    /**
     * Users and commands now.
     *
     * @param managedAccounts users who are linked to an account
     * @param urgentInFlight commands of the urgent lane not answered yet
     * @param bulkInFlight commands of the bulk lane not answered yet
     * @param waiting users who wait for their turn
     * @param inGrace users who lose access when their grace period ends
     * @param escrowed users whose change failed and is tried again later
     * @param held users whose change the removal guard holds
     */
    public record Counts(
            int managedAccounts,
            int urgentInFlight,
            int bulkInFlight,
            int waiting,
            int inGrace,
            int escrowed,
            int held) {}

    /**
     * How far a cycle is; its counts are of users.
     *
     * @param trigger SCAN, SETTINGS or PLAN
     * @param initial the first one of the application
     * @param finishedAt null: it goes on
     * @param commands sent, by action
     * @param dropped commands that neither changed anything nor failed: taken back, replaced,
     *     expired, or met by an account that was there already
     * @param estimatedEndAt null: not known, or finished
     */
    public record Cycle(
            String id,
            String trigger,
            boolean initial,
            Instant startedAt,
            @Nullable Instant finishedAt,
            int total,
            int evaluated,
            Map<String, Integer> commands,
            int done,
            int failed,
            int dropped,
            int skipped,
            int adopted,
            int escrowed,
            int held,
            @Nullable Instant estimatedEndAt) {

        public Cycle {
            commands = Map.copyOf(commands);
        }
    }

    /**
     * Removals kept back together.
     *
     * @param reason in plain words
     * @param expiresAt when it ends without anything being done
     * @param held users still held
     * @param alreadyRun users whose access had been taken in the hour before
     * @param limit the most that may run in that hour
     * @param users up to 20 of them
     */
    public record Hold(
            String id,
            String reason,
            Instant openedAt,
            Instant expiresAt,
            int held,
            int alreadyRun,
            int limit,
            List<HeldUser> users) {

        public Hold {
            users = List.copyOf(users);
        }
    }

    /** A user whose change is held. */
    public record HeldUser(UUID userId, String userName, String displayName) {}

    /**
     * How far a plan is.
     *
     * @param leftOut users of the plan for whom nothing was done, because their situation changed
     * @param message what went wrong, in plain words
     */
    public record PlanProgress(
            String id,
            PlanState state,
            int total,
            int evaluated,
            int leftOut,
            @Nullable String message) {}
}
