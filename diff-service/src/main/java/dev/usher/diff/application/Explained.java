package dev.usher.diff.application;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be decided about a user now, and how it was found out.
 *
 * @param known whether there is such a user
 * @param rule that decides now
 * @param notice why, with what is waited for
 * @param command that is sent now, or after what is waited for; empty: none
 * @param account concerned; empty: none
 * @param settingsVersion of the settings it is decided by; 0: there are none yet
 * @param steps in their order
 */
public record Explained(
        boolean known,
        Rule rule,
        Notice notice,
        Optional<Decision.Send> command,
        Optional<AccountKey> account,
        long settingsVersion,
        List<Step> steps) {

    public Explained {
        steps = List.copyOf(steps);
    }

    /** The same, to somebody who took the user for held. */
    Explained notHeld(String hold) {
        return known
                ? new Explained(
                        true,
                        rule,
                        Notices.notHeld(hold, notice.details()),
                        command,
                        account,
                        settingsVersion,
                        steps)
                : this;
    }

    /**
     * One step, named as in Entra's provisioning log.
     *
     * @param description what happened, in plain words
     * @param details values concerned
     */
    public record Step(
            String name,
            Type type,
            Status status,
            String description,
            Map<String, String> details) {

        public Step {
            details = Map.copyOf(details);
        }
    }

    /** What kind of step. */
    public enum Type {
        IMPORT,
        SCOPING,
        MATCHING,
        PROCESSING,
        EXPORT
    }

    /** How a step went. */
    public enum Status {
        SUCCESS,
        SKIPPED,
        FAILURE
    }
}
