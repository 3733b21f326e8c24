package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Changes an account that exists, with as few calls as it takes: one, when all goes well. */
final class AccountChange {

    private final GoTo.Account account;
    private final EmailOwner emailOwner;
    private final BackOff backOff;
    private final InstantSource clock;

    AccountChange(GoTo.Account account, BackOff backOff, InstantSource clock) {
        this.account = account;
        this.emailOwner = new EmailOwner(account);
        this.backOff = backOff;
        this.clock = clock;
    }

    Report execute(Order order) {
        Instant startedAt = clock.instant();
        Effort effort = new Effort(backOff);
        Verdict verdict;
        try {
            verdict =
                    switch (order.kind()) {
                        case UPDATE, ENABLE, DISABLE ->
                                order.accountKey()
                                        .filter(key -> key.matches("[0-9]+"))
                                        .map(key -> update(order, key, effort))
                                        .orElseGet(() -> failed(Reason.UNSUPPORTED));
                        case CREATE, UNKNOWN -> failed(Reason.UNSUPPORTED);
                    };
        } catch (GoToException e) {
            verdict = new Verdict.Failed(e.failure());
        }
        return new Report(
                order, verdict, effort.attempts(), effort.calls(), startedAt, clock.instant());
    }

    private Verdict update(Order order, String key, Effort effort) {
        Patch patch = Patch.of(order);
        Optional<KnownAccount> answered = Optional.empty();
        if (!patch.isEmpty()) {
            try {
                answered = effort.change(() -> effort.call(() -> account.update(key, patch)));
            } catch (GoToException e) {
                if (EmailOwner.isWhy(e)) {
                    return emailOwner.conflict(order, effort);
                }
                throw e;
            }
        }
        if (order.changes(Change.GROUP)) {
            effort.change(() -> effort.call(() -> moveToGroup(key, order.desired().group())));
            Instant at = clock.instant();
            answered = answered.map(before -> before.in(order.desired().group(), at));
        }
        return answered.or(() -> effort.repeat(() -> effort.call(() -> account.user(key))))
                .<Verdict>map(now -> new Verdict.Succeeded(now, order.changes()))
                .orElseGet(() -> failed(Reason.ACCOUNT_GONE));
    }

    private boolean moveToGroup(String key, Optional<String> group) {
        group.ifPresentOrElse(
                target -> account.moveToGroup(key, target), () -> account.leaveGroup(key));
        return true;
    }

    private static Verdict failed(Reason reason) {
        return new Verdict.Failed(Failure.Permanent.of(reason));
    }
}
