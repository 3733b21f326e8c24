package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Creates an account, with one call when all goes well. */
final class Creation {

    private final GoTo.Account account;
    private final EmailOwner emailOwner;
    private final SeatLedger seats;
    private final BackOff backOff;
    private final InstantSource clock;
    private final boolean welcomeMail;

    Creation(
            GoTo.Account account,
            SeatLedger seats,
            BackOff backOff,
            InstantSource clock,
            boolean welcomeMail) {
        this.account = account;
        this.emailOwner = new EmailOwner(account);
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
            verdict = create(order, effort);
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
                        Optional<KnownAccount> found = emailOwner.lookUp(order, effort);
                        if (found.isPresent()) {
                            return foundAfterDoubt(order, found.get());
                        }
                    }
                    try {
                        return effort.call(() -> account.create(order.desired(), welcomeMail))
                                .<Verdict>map(key -> succeeded(order, created(order, key)))
                                .orElseGet(() -> emailOwner.conflict(order, effort));
                    } catch (GoToException e) {
                        if (EmailOwner.isWhy(e)) {
                            return emailOwner.conflict(order, effort);
                        }
                        if (e.failure() instanceof Failure.Transient passing
                                && passing.outcomeUnknown()) {
                            unsure.set(true);
                        }
                        throw e;
                    }
                });
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
                Collections.emptyNavigableSet(),
                Collections.emptyNavigableSet(),
                clock.instant());
    }

    private static Verdict succeeded(Order order, KnownAccount now) {
        return new Verdict.Succeeded(now, order.changes());
    }
}
