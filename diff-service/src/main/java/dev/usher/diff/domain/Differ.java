package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Desired;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Decides what to do about one user, from all that is known. Pure and total: the same knowledge
 * gives the same decision. The first rule that fits decides.
 */
public final class Differ {

    private Differ() {}

    /** Decides. */
    public static Decision decide(Subject subject, Settings settings, Standing standing) {
        Memory memory = subject.memory();
        if (!standing.gateOpen()) {
            return new Decision.Wait();
        }
        if (!settings.on()) {
            return new Decision.Nothing();
        }
        if (memory.flight().isPresent()) {
            return new Decision.Rest();
        }
        if (memory.unreadable()) {
            return Skips.inputUnreadable();
        }
        Desired desired = subject.person().desired(settings);
        if (waits(memory, goal(memory, desired, settings), standing)) {
            return new Decision.Rest();
        }
        Decision decision =
                switch (desired) {
                    case Desired.Provision(AccountSpec wanted, _) ->
                            provision(subject, wanted, settings);
                    case Desired.Impossible(String reason, String details, String action) ->
                            new Decision.Skip(reason, details, Optional.of(action));
                    case Desired.Deprovision deprovision ->
                            deprovision(subject, deprovision, settings);
                };
        return decision instanceof Decision.Send && !standing.connectorReady()
                ? new Decision.Wait()
                : decision;
    }

    /** What is wanted, in the form in which flights and setbacks remember it. */
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

    private static boolean waits(Memory memory, Optional<AccountSpec> goal, Standing standing) {
        return memory.setback()
                .filter(setback -> setback.wanted().equals(goal))
                .filter(
                        setback ->
                                setback.cycle().equals(standing.cycle())
                                        || setback.endsWithASeat(standing.freeSeats().keySet()))
                .isPresent();
    }

    private static Decision provision(Subject subject, AccountSpec wanted, Settings settings) {
        if (isProtected(wanted.email(), subject, settings)) {
            return Skips.protectedAccount();
        }
        Memory memory = subject.memory();
        if (subject.account().isEmpty()) {
            return memory.link().isPresent()
                    ? new Decision.Unlink(memory.link().get())
                    : match(subject.surroundings(), wanted, settings);
        }
        Account account = subject.account().get();
        if (withheld(memory, settings)) {
            return takeBack(account, Ours.of(settings, memory.granted()), "RevivedAccount")
                    .orElseGet(() -> new Decision.GiveBack(account.key()));
        }
        return memory.revivedFrom().isPresent()
                ? new Decision.Adopt(account, memory.revivedFrom())
                : keepInStep(subject, account, wanted, settings);
    }

    private static Decision match(Surroundings around, AccountSpec wanted, Settings settings) {
        if (around.holders().size() > 1) {
            return Skips.manyAccounts(wanted.email());
        }
        if (around.creator().isPresent()) {
            return Skips.sharedEmail(wanted.email());
        }
        if (!around.holders().isEmpty() && around.holders().getFirst().owner().isPresent()) {
            Surroundings.Holder holder = around.holders().getFirst();
            Surroundings.Owner owner = holder.owner().get();
            if (owner.giving()) {
                if (!around.rivals().isEmpty()) {
                    return Skips.sharedEmail(wanted.email());
                }
                return asks(settings) && holder.formerOwner().isPresent()
                        ? new Decision.Ask(holder.account(), holder.formerOwner().get())
                        : new Decision.TakeOver(holder.account(), owner.user());
            }
            return owner.wants(wanted.email())
                    ? Skips.sharedEmail(wanted.email())
                    : Skips.awaitingRename(wanted.email());
        }
        if (!around.rivals().isEmpty()) {
            return Skips.sharedEmail(wanted.email());
        }
        if (!around.holders().isEmpty()) {
            Surroundings.Holder holder = around.holders().getFirst();
            return asks(settings) && holder.formerOwner().isPresent()
                    ? new Decision.Ask(holder.account(), holder.formerOwner().get())
                    : new Decision.Adopt(holder.account(), holder.formerOwner());
        }
        return new Decision.Send(
                Action.CREATE,
                Optional.empty(),
                wanted,
                Difference.fromNothing(wanted),
                Optional.of(wanted),
                "Assigned");
    }

    private static Decision keepInStep(
            Subject subject, Account account, AccountSpec wanted, Settings settings) {
        AccountSpec whole =
                Ours.of(settings, subject.memory().granted()).with(account.state(), wanted);
        AccountSpec target = account.withoutReadOnly(whole);
        List<Change> changes = Difference.between(account.state(), target);
        if (changes.isEmpty()) {
            List<Change> impossible = Difference.between(account.state(), whole);
            return impossible.isEmpty()
                    ? new Decision.Nothing()
                    : Skips.identityReadOnly(impossible);
        }
        if (!account.email().equals(target.email())) {
            Optional<Decision> obstacle = renameObstacle(subject.surroundings(), account, wanted);
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
                Optional.of(wanted),
                accessMissing ? "AccessMissing" : "AttributesDiffer");
    }

    private static Optional<Decision> renameObstacle(
            Surroundings around, Account account, AccountSpec wanted) {
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
            boolean swap =
                    owner.desired() instanceof Desired.Provision(AccountSpec theirs, _)
                            && theirs.email().equals(account.email());
            return Optional.of(
                    swap ? Skips.emailSwap(wanted.email()) : Skips.awaitingRename(wanted.email()));
        }
        return Optional.empty();
    }

    private static Decision deprovision(
            Subject subject, Desired.Deprovision desired, Settings settings) {
        Memory memory = subject.memory();
        if (memory.link().isEmpty()) {
            return desired.assigned()
                    ? new Decision.Skip(desired.reason(), desired.details(), Optional.empty())
                    : new Decision.Nothing();
        }
        if (subject.account().isEmpty()) {
            return new Decision.Unlink(memory.link().get());
        }
        Account account = subject.account().get();
        Optional<Decision> disable =
                takeBack(account, Ours.of(settings, memory.granted()), desired.reason());
        return disable.isPresent() && isProtected(account.email(), subject, settings)
                ? Skips.protectedAccount()
                : disable.orElseGet(Decision.Nothing::new);
    }

    /** Takes what is ours; empty when the account holds nothing of it. */
    private static Optional<Decision> takeBack(Account account, Ours ours, String reason) {
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

    private static boolean isProtected(String email, Subject subject, Settings settings) {
        return settings.protectedAccounts().contains(email)
                || subject.account()
                        .filter(account -> settings.protectedAccounts().contains(account.email()))
                        .isPresent();
    }
}
