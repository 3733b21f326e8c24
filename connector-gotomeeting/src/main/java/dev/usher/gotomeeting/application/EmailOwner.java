package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Verdict;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out whose account has the e-mail that an order wants. */
record EmailOwner(GoTo.Account account) {

    /** Whether GoTo refused a write since the e-mail is in use. */
    static boolean isWhy(GoToException refused) {
        return refused.failure().reason() == Reason.EMAIL_IN_USE;
    }

    Optional<KnownAccount> lookUp(Order order, Effort effort) {
        Supplier<Optional<KnownAccount>> call =
                () -> effort.call(() -> account.userByEmail(order.desired().email()));
        return effort.repeat(call);
    }

    /** The answer to an order whose e-mail is in use, here or at another GoTo account. */
    Verdict conflict(Order order, Effort effort) {
        return lookUp(order, effort)
                .<Verdict>map(Verdict.Conflict::new)
                .orElseGet(() -> new Verdict.Failed(Failure.Permanent.of(Reason.EMAIL_IN_USE)));
    }
}
