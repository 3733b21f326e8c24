package dev.usher.console.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would do for one user.
 *
 * @param action the command; null: none
 * @param outcome what it comes to, such as CREATE, ADOPT or SKIP
 * @param reason why, as a short name
 * @param details why, in plain words
 * @param rule the row of the decision table that decided
 * @param accountKey null: none yet
 * @param warnings what somebody should look at before applying
 */
public record PlannedChange(
        UUID userId,
        String userName,
        String displayName,
        @Nullable String action,
        String outcome,
        String reason,
        String details,
        String rule,
        @Nullable String accountKey,
        List<Change> changes,
        List<String> warnings) {

    public PlannedChange {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }
}
