package dev.usher.console.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What something was decided under, and what comes of it later; what was not told is null.
 *
 * @param rule the row of the decision table that decided
 * @param settingsVersion version of the settings it was decided by
 * @param attempt how often the change was sent since it last succeeded, or has failed
 * @param plannedAction the command that is planned, held or tried again
 * @param retryAt next attempt, end of the grace period, or end of the hold
 * @param holdId the hold, by which it is released or rejected
 * @param requestId the request that this answers
 */
public record Circumstances(
        @Nullable String rule,
        @Nullable Long settingsVersion,
        @Nullable Integer attempt,
        @Nullable LogAction plannedAction,
        @Nullable Instant retryAt,
        @Nullable String holdId,
        @Nullable String requestId) {

    /** Those of a command. */
    public static Circumstances ofCommand(
            @Nullable String rule, long settingsVersion, int attempt) {
        return new Circumstances(rule, settingsVersion, attempt, null, null, null, null);
    }
}
