package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A command on its way.
 *
 * @param wanted what was wanted for the user, of what it takes back, too; empty: to be
 *     deprovisioned
 * @param settingsVersion of the settings it was decided by
 * @param attempt which one it is since the change last succeeded, from 1
 * @param attributes names of what it changes, and of what was changed just before for the same
 * @param supersedes a command that it takes back, or the place of
 * @param validUntil not begun by then, the connector answers that it expired
 */
public record Flight(
        UUID commandId,
        Action action,
        Lane lane,
        Optional<AccountSpec> wanted,
        long settingsVersion,
        int attempt,
        Set<String> attributes,
        Optional<UUID> supersedes,
        Instant sentAt,
        Instant validUntil) {

    public Flight {
        attributes = Set.copyOf(attributes);
    }

    /** How long a command may wait to be begun. */
    public static final Duration VALIDITY = Duration.ofMinutes(15);

    /** How long a command begun at the last moment may take. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whether a command would do the same for the same wish. */
    public boolean isLike(Decision.Send send) {
        return action == send.action() && wanted.equals(send.wanted());
    }

    /**
     * Whether there may be an account by it, or by what it takes back, so that its answer is needed
     * before another is sent.
     */
    public boolean mayHaveCreated() {
        return action == Action.CREATE || action == Action.CANCEL;
    }

    /** From then on the answer is not waited for any more. */
    public Instant lostAt() {
        return validUntil.plus(PATIENCE);
    }
}
