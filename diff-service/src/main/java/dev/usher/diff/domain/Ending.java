package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides about users who should have no access. */
final class Ending {

    private Ending() {}

    static Decision of(Subject subject, Desired.Deprovision desired, Policy policy, Instant now) {
        Settings settings = policy.settings();
        Memory memory = subject.memory();
        if (memory.link().isEmpty()) {
            return desired.assigned()
                    ? Decision.Skip.quiet(Rule.LEAVE, desired.reason(), desired.details())
                    : new Decision.Nothing(Rule.LEAVE);
        }
        if (subject.account().isEmpty()) {
            return new Decision.Unlink(Rule.UNLINK, memory.link().get());
        }
        Account account = subject.account().get();
        Deprovisioning rules = settings.deprovisioning();
        boolean deletes =
                desired.why() == Desired.Why.HARD_DELETED && settings.targetActions().delete();
        Optional<Decision.Send> removal =
                takeBack(account, ours(account, memory, policy), desired.reason());
        if (removal.isEmpty() && !deletes) {
            return new Decision.Nothing(Rule.LEAVE);
        }
        if (settings.protectedAccounts().contains(account.email())) {
            return Skips.protectedAccount();
        }
        Decision.Send deletion = deletion(account, desired.reason());
        if (deletes && rules.deleteAfter().isZero()) {
            return deletion;
        }
        if (removal.isEmpty() || (deletes && !settings.targetActions().disable())) {
            return after(rules.deleteAfter(), memory, settings, now, deletion);
        }
        return switch (desired.why()) {
            case HARD_DELETED, INACTIVE -> removal.get();
            case UNASSIGNED, NOT_EFFECTIVELY_ENTITLED, OUT_OF_SCOPE -> {
                if (rules.unassigned() == Deprovisioning.WhenUnassigned.LEAVE) {
                    yield Skips.leftAlone(desired.details());
                }
                yield desired.why() == Desired.Why.UNASSIGNED && settings.targetActions().disable()
                        ? after(rules.grace(), memory, settings, now, removal.get())
                        : removal.get();
            }
        };
    }

    /** Takes what is ours; empty when the account holds nothing of it. */
    static Optional<Decision.Send> takeBack(Account account, Ours ours, String reason) {
        if (!ours.anyIn(account.state())) {
            return Optional.empty();
        }
        AccountSpec target = ours.without(account.state());
        return Optional.of(
                new Decision.Send(
                        Action.DISABLE,
                        Optional.of(account.key()),
                        target,
                        Difference.between(account.state(), target),
                        Optional.empty(),
                        reason));
    }

    private static Ours ours(Account account, Memory memory, Policy policy) {
        return policy.settings().deprovisioning().everything()
                ? Ours.everythingIn(account.state())
                : Ours.of(policy.managed(), memory.granted());
    }

    private static Decision.Send deletion(Account account, String reason) {
        return new Decision.Send(
                Action.DELETE,
                Optional.of(account.key()),
                account.state(),
                List.of(),
                Optional.empty(),
                reason);
    }

    private static Decision after(
            Duration wait, Memory memory, Settings settings, Instant now, Decision.Send send) {
        boolean deletion = send.action() == Action.DELETE;
        Instant until =
                memory.grace()
                        .filter(grace -> grace.deletion() == deletion)
                        .map(Grace::until)
                        .orElse(now.plus(wait));
        return settings.on() && until.isAfter(now) ? new Decision.Grace(until, deletion) : send;
    }
}
