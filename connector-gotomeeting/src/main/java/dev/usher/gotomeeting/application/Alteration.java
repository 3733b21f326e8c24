package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One order carried out on one account. Lists are changed relative to the account as it is just
 * then, and how the account is afterwards decides, not that GoTo accepted the call.
 */
final class Alteration {

    private final GoTo.Account account;
    private final Order order;
    private final String key;
    private final Effort effort;
    private final GiveAndTake holdings;
    private Optional<KnownAccount> before = Optional.empty();
    private Optional<KnownAccount> now = Optional.empty();
    private Optional<Failure> identityRefused = Optional.empty();

    Alteration(GoTo.Account account, Order order, String key, Effort effort, GiveAndTake holdings) {
        this.account = account;
        this.order = order;
        this.key = key;
        this.effort = effort;
        this.holdings = holdings;
    }

    Verdict run() {
        try {
            if (order.changesHoldings()) {
                before = Optional.of(read());
                now = before.map(holdings::switchedByProduct);
            }
            Patch patch =
                    now.map(known -> Patch.of(order, known)).orElseGet(() -> Patch.identity(order));
            if (!patch.isEmpty()) {
                now = Optional.of(put(patch));
            }
            return completed(now.orElseGet(this::read));
        } catch (GoToException e) {
            return EmailOwner.isWhy(e) ? conflict() : failed(e.failure());
        }
    }

    /** Gives and takes only what an account that was just written lacks or still has. */
    Verdict finish(KnownAccount written) {
        before = Optional.of(written);
        try {
            return completed(written);
        } catch (GoToException e) {
            return failed(e.failure());
        }
    }

    private Verdict completed(KnownAccount written) {
        now = Optional.of(written);
        now = now.map(holdings::settled);
        now = now.map(holdings::grouped);
        now = now.map(holdings::withCustomRoles);
        return identityRefused
                .map(this::failed)
                .orElseGet(() -> new Verdict.Succeeded(now.orElse(written), written(true)));
    }

    private Verdict failed(Failure failure) {
        List<Change> written = written(false);
        return new Verdict.Failed(failure, written.isEmpty() ? Optional.empty() : now, written);
    }

    private Verdict conflict() {
        try {
            return new EmailOwner(account).conflict(order, effort);
        } catch (GoToException e) {
            return failed(e.failure());
        }
    }

    /** What differs from before; identity is not looked at again when it was accepted. */
    private List<Change> written(boolean identity) {
        return order.changes().stream()
                .map(
                        change ->
                                KnownAccount.isHolding(change.attribute())
                                        ? holdingWritten(change.attribute())
                                        : Optional.of(change).filter(_ -> identity))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Change> holdingWritten(String attribute) {
        return before.flatMap(
                then ->
                        now.flatMap(
                                known ->
                                        Change.ofList(
                                                attribute,
                                                then.holding(attribute),
                                                known.holding(attribute))));
    }

    private KnownAccount put(Patch patch) {
        try {
            return effort.change(() -> effort.call(() -> account.update(key, patch)))
                    .orElseGet(this::read);
        } catch (GoToException e) {
            Patch rest = patch.withoutIdentity();
            if (e.failure().reason() != Reason.IDENTITY_READ_ONLY || rest.isEmpty()) {
                throw e;
            }
            identityRefused = Optional.of(e.failure());
            return put(rest);
        }
    }

    private KnownAccount read() {
        return holdings.read();
    }
}
