package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Carries out one order with as few calls as it takes: one, when all goes well. */
final class CommandExecution {

    private final GoTo.Account account;
    private final Roster roster;
    private final SeatLedger seats;
    private final BackOff backOff;
    private final InstantSource clock;
    private final boolean welcomeMail;

    CommandExecution(
            GoTo.Account account,
            Roster roster,
            SeatLedger seats,
            BackOff backOff,
            InstantSource clock,
            boolean welcomeMail) {
        this.account = account;
        this.roster = roster;
        this.seats = seats;
        this.backOff = backOff;
        this.clock = clock;
        this.welcomeMail = welcomeMail;
    }

    Report execute(Order order) {
        Instant startedAt = clock.instant();
        Effort effort = new Effort(backOff);
        Verdict verdict;
        try {
            verdict =
                    switch (order.kind()) {
                        case CREATE -> create(order, effort);
                        case UPDATE, ENABLE, DISABLE ->
                                order.accountKey()
                                        .filter(key -> key.matches("[0-9]+"))
                                        .map(key -> update(order, key, effort))
                                        .orElseGet(() -> failed(Reason.UNSUPPORTED));
                        case UNKNOWN -> failed(Reason.UNSUPPORTED);
                    };
        } catch (GoToException e) {
            verdict = new Verdict.Failed(e.failure());
        }
        return new Report(
                order, verdict, effort.attempts(), effort.calls(), startedAt, clock.instant());
    }

    private Verdict create(Order order, Effort effort) {
        AtomicBoolean unsure = new AtomicBoolean();
        return effort.change(
                () -> {
                    if (unsure.get()) {
                        Optional<KnownAccount> found = lookUp(order, effort);
                        if (found.isPresent()) {
                            return foundAfterDoubt(order, found.get());
                        }
                    }
                    try {
                        return effort.call(() -> account.create(order.desired(), welcomeMail))
                                .<Verdict>map(key -> succeeded(order, created(order, key)))
                                .orElseGet(() -> conflict(order, effort));
                    } catch (GoToException e) {
                        if (emailInUse(e)) {
                            return conflict(order, effort);
                        }
                        if (e.failure() instanceof Failure.Transient passing
                                && passing.outcomeUnknown()) {
                            unsure.set(true);
                        }
                        throw e;
                    }
                });
    }

    private Verdict update(Order order, String key, Effort effort) {
        Patch patch = Patch.of(order);
        Optional<KnownAccount> answered = Optional.empty();
        if (!patch.isEmpty()) {
            try {
                answered = effort.change(() -> effort.call(() -> account.update(key, patch)));
            } catch (GoToException e) {
                if (emailInUse(e)) {
                    return conflict(order, effort);
                }
                throw e;
            }
        }
        if (order.changes(Change.GROUP)) {
            effort.change(() -> effort.call(() -> moveToGroup(key, order.desired().group())));
            Instant at = clock.instant();
            answered =
                    answered.or(() -> roster.account(key))
                            .map(before -> before.in(order.desired().group(), at));
        }
        return answered.or(() -> effort.repeat(() -> effort.call(() -> account.user(key))))
                .<Verdict>map(now -> succeeded(order, now))
                .orElseGet(() -> failed(Reason.ACCOUNT_GONE));
    }

    private boolean moveToGroup(String key, Optional<String> group) {
        group.ifPresentOrElse(
                target -> account.moveToGroup(key, target), () -> account.leaveGroup(key));
        return true;
    }

    private Verdict conflict(Order order, Effort effort) {
        return lookUp(order, effort)
                .<Verdict>map(Verdict.Conflict::new)
                .orElseGet(() -> failed(Reason.EMAIL_IN_USE));
    }

    private Optional<KnownAccount> lookUp(Order order, Effort effort) {
        Supplier<Optional<KnownAccount>> call =
                () -> effort.call(() -> account.userByEmail(order.desired().email()));
        return effort.repeat(call);
    }

    private static Verdict foundAfterDoubt(Order order, KnownAccount found) {
        AccountSpec desired = order.desired();
        boolean ours =
                found.attributes().entrySet().containsAll(desired.attributes().entrySet())
                        && found.licences().equals(desired.licences())
                        && found.adminRoles().equals(desired.adminRoles());
        return ours ? succeeded(order, found) : new Verdict.Conflict(found);
    }

    /** What GoTo made of a creation is not read: it follows from what was sent. */
    private KnownAccount created(Order order, String key) {
        AccountSpec desired = order.desired();
        boolean holdsNothing = desired.licences().isEmpty() && desired.adminRoles().isEmpty();
        return new KnownAccount(
                key,
                desired.email(),
                desired.attributes(),
                holdsNothing ? KnownAccount.Status.SUSPENDED : KnownAccount.Status.INVITED,
                desired.licences(),
                seats.products(desired.licences()),
                desired.adminRoles(),
                desired.group(),
                clock.instant());
    }

    private static boolean emailInUse(GoToException e) {
        return e.failure().reason() == Reason.EMAIL_IN_USE;
    }

    private static Verdict succeeded(Order order, KnownAccount now) {
        return new Verdict.Succeeded(now, order.changes());
    }

    private static Verdict failed(Reason reason) {
        return new Verdict.Failed(Failure.Permanent.of(reason));
    }
}
