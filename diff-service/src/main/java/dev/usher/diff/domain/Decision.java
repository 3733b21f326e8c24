package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Obstacle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to do about one user. */
public sealed interface Decision {

    /** The row of the decision table that decided. */
    Rule rule();

    /** Nothing is to be done. */
    record Nothing(Rule rule) implements Decision {}

    /** Not now; the user is looked at again when there is room, or the gate opens. */
    record Wait(Rule rule) implements Decision {}

    /**
     * A command is in flight, or failed for what is still wanted; its answer, a change or the next
     * cycle goes on.
     */
    record Rest(Rule rule) implements Decision {}

    /**
     * Nothing can or must be done, and why.
     *
     * @param values that the details name
     * @param recommendedAction what someone should do about it; empty: nothing
     */
    record Skip(
            Rule rule,
            String reason,
            String details,
            List<String> values,
            Optional<String> recommendedAction)
            implements Decision {

        public Skip {
            values = List.copyOf(values);
        }

        /** Somebody has to act. */
        static Skip until(
                Rule rule, Obstacle obstacle, String details, List<String> values, String action) {
            return new Skip(rule, obstacle.code(), details, values, Optional.of(action));
        }

        /** Nobody has to do anything. */
        static Skip quiet(Rule rule, String reason, String details) {
            return new Skip(rule, reason, details, List.of(), Optional.empty());
        }

        /** What is told of it. */
        public Notice notice() {
            return new Notice(reason, details, values, recommendedAction);
        }
    }

    /**
     * An existing account becomes the user's; then look again.
     *
     * @param formerOwner another user who had it last
     */
    record Adopt(Account account, Optional<UserId> formerOwner) implements Decision {

        @Override
        public Rule rule() {
            return Rule.ADOPT;
        }
    }

    /** An account passes from a user who is to lose it; then look again. */
    record TakeOver(Account account, UserId from) implements Decision {

        @Override
        public Rule rule() {
            return Rule.ADOPT;
        }
    }

    /**
     * An existing account would be the user's, had not another user had it last; nothing is done.
     *
     * @param inUse whether the user has access to it meanwhile, which may not be taken
     */
    record Ask(Account account, UserId formerOwner, boolean inUse) implements Decision {

        @Override
        public Rule rule() {
            return Rule.REVIVED;
        }
    }

    /** The linked account is gone; then look again. */
    record Unlink(Rule rule, AccountKey account) implements Decision {}

    /** The linked account was another user's before, and holds nothing of ours; then look again. */
    record GiveBack(AccountKey account) implements Decision {

        @Override
        public Rule rule() {
            return Rule.REVIVED;
        }
    }

    /**
     * Something is taken away then, unless the user comes back before.
     *
     * @param deletion whether that is the account; else access
     */
    record Grace(Instant until, boolean deletion) implements Decision {

        @Override
        public Rule rule() {
            return Rule.GRACE;
        }
    }

    /**
     * A command.
     *
     * @param account the account to change; empty for CREATE
     * @param target the whole account as it should be afterwards
     * @param wanted what is wanted for the user; empty: to be deprovisioned
     */
    record Send(
            Action action,
            Optional<AccountKey> account,
            AccountSpec target,
            List<Change> changes,
            Optional<AccountSpec> wanted,
            String reason)
            implements Decision {

        public Send {
            changes = List.copyOf(changes);
        }

        @Override
        public Rule rule() {
            return switch (action) {
                case CREATE -> Rule.CREATE;
                case UPDATE -> Rule.UPDATE;
                case DISABLE -> Rule.DISABLE;
                case ENABLE -> Rule.ENABLE;
                case DELETE -> Rule.DELETE;
                case CANCEL -> Rule.CANCEL;
            };
        }
    }
}
