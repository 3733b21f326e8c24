package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import dev.usher.policy.TargetActions;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to do about one user, from all that is known. Pure and total: the same knowledge
 * gives the same decision. The first rule that fits decides.
 */
public final class Differ {

    private Differ() {}

    /** Decides. */
    public static Decision decide(Subject subject, Policy policy, Standing standing) {
        Settings settings = policy.settings();
        Memory memory = subject.memory();
        if (!standing.gateOpen()) {
            return new Decision.Wait(Rule.GATE);
        }
        if (settings.status() == Settings.Status.OFF) {
            return new Decision.Nothing(Rule.OFF);
        }
        if (memory.flight().isPresent()) {
            return new Decision.Rest(Rule.IN_FLIGHT);
        }
        if (memory.unreadable()) {
            return Skips.inputUnreadable();
        }
        if (memory.forgotten()) {
            return Skips.memoryUnreadable();
        }
        Desired desired = subject.desired();
        if (waits(memory, goal(memory, desired, settings), settings, standing)) {
            return new Decision.Rest(Rule.RETRY);
        }
        Decision decision =
                switch (desired) {
                    case Desired.Provision provision -> provision(subject, provision, policy);
                    case Desired.Impossible(var obstacle, var details, var values, var action) ->
                            Decision.Skip.until(Rule.IMPOSSIBLE, obstacle, details, values, action);
                    case Desired.Deprovision deprovision ->
                            Ending.of(subject, deprovision, policy, standing.now());
                };
        if (!(decision instanceof Decision.Send send)) {
            return decision;
        }
        if (!allowed(send.action(), settings.targetActions())) {
            return Skips.switchedOff(send.action());
        }
        return standing.connectorReady() || !settings.on()
                ? send
                : new Decision.Wait(Rule.CONNECTOR);
    }

    private static boolean allowed(Action action, TargetActions actions) {
        return switch (action) {
            case CREATE -> actions.create();
            case UPDATE, ENABLE -> actions.update();
            case DISABLE -> actions.disable();
            case DELETE -> actions.delete();
            case CANCEL -> true;
        };
    }

    /** What is wanted, in the form in which flights and escrows remember it. */
    private static Optional<AccountSpec> goal(Memory memory, Desired desired, Settings settings) {
        return desired instanceof Desired.Provision(AccountSpec spec, _)
                        && !withheld(memory, settings)
                ? Optional.of(spec)
                : Optional.empty();
    }

    /** The linked account was another user's before, and is not to be adopted unasked. */
    private static boolean withheld(Memory memory, Settings settings) {
        return memory.revivedFrom().isPresent() && asks(settings);
    }

    private static boolean asks(Settings settings) {
        return settings.revivedAccounts() == Settings.RevivedAccounts.ASK;
    }

    private static boolean waits(
            Memory memory, Optional<AccountSpec> goal, Settings settings, Standing standing) {
        return memory.escrow()
                .filter(escrow -> escrow.concerns(goal, settings.version()))
                .filter(escrow -> escrow.waits(standing.now()))
                .isPresent();
    }

    private static Decision provision(Subject subject, Desired.Provision desired, Policy policy) {
        Settings settings = policy.settings();
        AccountSpec wanted = desired.spec();
        if (isProtected(wanted.email(), subject, settings)) {
            return Skips.protectedAccount();
        }
        Memory memory = subject.memory();
        if (subject.account().isEmpty()) {
            return memory.link().isPresent()
                    ? new Decision.Unlink(Rule.RELINK, memory.link().get())
                    : match(subject, wanted, policy);
        }
        Account account = subject.account().get();
        if (withheld(memory, settings)) {
            return giveBack(account, memory, policy);
        }
        return memory.revivedFrom().isPresent()
                ? new Decision.Adopt(account, memory.revivedFrom())
                : keepInStep(subject, account, desired, policy);
    }

    /** Nothing passes to the user unasked, nor stays with the user if it may be taken. */
    private static Decision giveBack(Account account, Memory memory, Policy policy) {
        Optional<Decision.Send> taking =
                Ending.takeBack(
                        account, Ours.of(policy.managed(), memory.granted()), "RevivedAccount");
        if (taking.isEmpty()) {
            return new Decision.GiveBack(account.key());
        }
        return policy.settings().targetActions().disable()
                ? taking.get()
                : new Decision.Ask(account, memory.revivedFrom().orElseThrow(), true);
    }

    private static Decision match(Subject subject, AccountSpec wanted, Policy policy) {
        Settings settings = policy.settings();
        Surroundings around = subject.surroundings();
        if (around.matches().size() > 1) {
            return Skips.manyAccounts(around.matches());
        }
        if (around.creator().isPresent()) {
            return Skips.rivals(wanted.email(), around.matches());
        }
        if (!around.matches().isEmpty() && around.matches().getFirst().owner().isPresent()) {
            Surroundings.Holder holder = around.matches().getFirst();
            Surroundings.Owner owner = holder.owner().get();
            if (owner.giving()) {
                if (!around.rivals().isEmpty()) {
                    return Skips.rivals(wanted.email(), around.matches());
                }
                return asks(settings) && holder.formerOwner().isPresent()
                        ? new Decision.Ask(holder.account(), holder.formerOwner().get(), false)
                        : new Decision.TakeOver(holder.account(), owner.user());
            }
            if (owner.wants(wanted.email())) {
                return Skips.sharedEmail(wanted.email());
            }
            return holder.account().email().equals(wanted.email())
                    ? occupied(holder, wanted.email())
                    : Skips.anothersAccount(holder.account());
        }
        if (!around.rivals().isEmpty()) {
            return Skips.rivals(wanted.email(), around.matches());
        }
        if (!around.matches().isEmpty()) {
            Surroundings.Holder holder = around.matches().getFirst();
            return asks(settings) && holder.formerOwner().isPresent()
                    ? new Decision.Ask(holder.account(), holder.formerOwner().get(), false)
                    : new Decision.Adopt(holder.account(), holder.formerOwner());
        }
        if (!policy.canBeMatched(subject.person().source())) {
            return Skips.noMatchingValue();
        }
        if (!around.holders().isEmpty()) {
            return Skips.emailTaken(wanted.email());
        }
        if (subject.memory().lost().isPresent()
                && settings.deprovisioning().goneAccount() == Deprovisioning.WhenGone.REPORT) {
            return Skips.accountGone(subject.memory().lost().get());
        }
        return new Decision.Send(
                Action.CREATE,
                Optional.empty(),
                wanted,
                Difference.fromNothing(wanted),
                Optional.of(wanted),
                "Assigned");
    }

    /** Another user's account has the e-mail, though that user is to have another. */
    private static Decision occupied(Surroundings.Holder holder, String email) {
        return holder.keepsEmail() ? Skips.emailTaken(email) : Skips.awaitingRename(email);
    }

    private static Decision keepInStep(
            Subject subject, Account account, Desired.Provision desired, Policy policy) {
        AccountSpec wanted = account.keeping(desired.createOnly(), desired.spec());
        AccountSpec whole =
                Ours.of(policy.managed(), subject.memory().granted()).with(account.state(), wanted);
        AccountSpec target = account.keeping(account.readOnly(), whole);
        List<Change> changes = Difference.between(account.state(), target);
        if (changes.isEmpty()) {
            List<Change> impossible = Difference.between(account.state(), whole);
            return impossible.isEmpty()
                    ? new Decision.Nothing(Rule.EQUAL)
                    : Skips.identityReadOnly(impossible);
        }
        if (!account.email().equals(target.email())) {
            Optional<Decision> obstacle = renameObstacle(subject.surroundings(), wanted);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
        }
        boolean accessMissing =
                account.suspended() || !account.state().licences().containsAll(wanted.licences());
        return new Decision.Send(
                accessMissing ? Action.ENABLE : Action.UPDATE,
                Optional.of(account.key()),
                target,
                changes,
                Optional.of(desired.spec()),
                accessMissing ? "AccessMissing" : "AttributesDiffer");
    }

    private static Optional<Decision> renameObstacle(Surroundings around, AccountSpec wanted) {
        if (around.creator().isPresent()) {
            return Optional.of(Skips.sharedEmail(wanted.email()));
        }
        for (Surroundings.Holder holder : around.holders()) {
            if (holder.owner().isEmpty()) {
                return Optional.of(Skips.emailTaken(wanted.email()));
            }
            Surroundings.Owner owner = holder.owner().get();
            if (owner.desired() instanceof Desired.Deprovision) {
                return Optional.of(Skips.emailTaken(wanted.email()));
            }
            if (owner.wants(wanted.email())) {
                return Optional.of(Skips.sharedEmail(wanted.email()));
            }
            return Optional.of(
                    owner.inTurn() && !holder.keepsEmail()
                            ? Skips.emailSwap(wanted.email())
                            : occupied(holder, wanted.email()));
        }
        return Optional.empty();
    }

    private static boolean isProtected(String email, Subject subject, Settings settings) {
        return settings.protectedAccounts().contains(email)
                || subject.account()
                        .filter(account -> settings.protectedAccounts().contains(account.email()))
                        .isPresent();
    }
}
