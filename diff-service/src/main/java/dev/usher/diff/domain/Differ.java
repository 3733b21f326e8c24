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
            return new Decision.Skip(
                    "InputUnreadable",
                    "The newest record about this user could not be read, so nothing is decided on"
                            + " older ones.",
                    Optional.of(
                            "Look at the dead letters of the diff service, and save the user again"
                                    + " at the source."));
        }
        Desired desired = subject.person().desired(settings);
        if (waits(memory, goal(memory, desired, settings), standing)) {
            return new Decision.Rest();
        }
        Decision decision =
                switch (desired) {
                    case Desired.Provision(AccountSpec wanted) ->
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
        return desired instanceof Desired.Provision(AccountSpec spec) && !withheld(memory, settings)
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
                .filter(setback -> setback.cycle().equals(standing.cycle()))
                .filter(setback -> setback.wanted().equals(goal))
                .isPresent();
    }

    private static Decision provision(Subject subject, AccountSpec wanted, Settings settings) {
        if (isProtected(wanted.email(), subject, settings)) {
            return protectedAccount();
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
            return new Decision.Skip(
                    "DuplicateTargetEntries",
                    "More than one GoTo account has the e-mail " + wanted.email() + ".",
                    Optional.of("Leave one GoTo account with this e-mail."));
        }
        if (around.creator().isPresent()) {
            return sharedEmail(wanted.email());
        }
        if (!around.holders().isEmpty() && around.holders().getFirst().owner().isPresent()) {
            Surroundings.Holder holder = around.holders().getFirst();
            Surroundings.Owner owner = holder.owner().get();
            if (owner.giving()) {
                if (!around.rivals().isEmpty()) {
                    return sharedEmail(wanted.email());
                }
                return asks(settings) && holder.formerOwner().isPresent()
                        ? new Decision.Ask(holder.account(), holder.formerOwner().get())
                        : new Decision.TakeOver(holder.account(), owner.user());
            }
            return owner.wants(wanted.email())
                    ? sharedEmail(wanted.email())
                    : awaitingRename(wanted.email());
        }
        if (!around.rivals().isEmpty()) {
            return sharedEmail(wanted.email());
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
        AccountSpec target =
                Ours.of(settings, subject.memory().granted()).with(account.state(), wanted);
        List<Change> changes = Difference.between(account.state(), target);
        if (changes.isEmpty()) {
            return new Decision.Nothing();
        }
        if (!account.email().equals(wanted.email())) {
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
            return Optional.of(sharedEmail(wanted.email()));
        }
        for (Surroundings.Holder holder : around.holders()) {
            if (holder.owner().isEmpty()) {
                return Optional.of(emailTaken(wanted.email()));
            }
            Surroundings.Owner owner = holder.owner().get();
            if (owner.desired() instanceof Desired.Deprovision) {
                return Optional.of(emailTaken(wanted.email()));
            }
            if (owner.wants(wanted.email())) {
                return Optional.of(sharedEmail(wanted.email()));
            }
            boolean swap =
                    owner.desired() instanceof Desired.Provision(AccountSpec theirs)
                            && theirs.email().equals(account.email());
            return Optional.of(swap ? emailSwap(wanted.email()) : awaitingRename(wanted.email()));
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
                ? protectedAccount()
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

    private static Decision protectedAccount() {
        return new Decision.Skip(
                "ProtectedAccount",
                "The account is on the list of protected accounts, which are never changed.",
                Optional.empty());
    }

    private static Decision sharedEmail(String email) {
        return new Decision.Skip(
                "DuplicateSourceEntries",
                "More than one user is to have the e-mail " + email + ".",
                Optional.of("Give each of these users an e-mail of their own at the source."));
    }

    private static Decision emailTaken(String email) {
        return new Decision.Skip(
                "DuplicateTargetEntries",
                "Another GoTo account already has the e-mail " + email + ".",
                Optional.of(
                        "Rename or delete the other GoTo account, or correct the user's e-mail."));
    }

    private static Decision awaitingRename(String email) {
        return new Decision.Skip(
                "AwaitingRename",
                "The account with the e-mail " + email + " is about to be renamed or released.",
                Optional.empty());
    }

    private static Decision emailSwap(String email) {
        return new Decision.Skip(
                "EmailSwap",
                "Two users are to exchange their e-mails, " + email + " among them.",
                Optional.of("Give one of the two a temporary e-mail first."));
    }
}
