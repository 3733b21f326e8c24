package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.Verdict;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Gives to accounts just created what the call that creates does not: custom roles, and licences
 * where GoTo ignores them there. Whether it does is seen by one look at the first account created.
 */
final class Completion {

    private final AtomicReference<Licences> licences = new AtomicReference<>(Licences.UNKNOWN);

    /** What becomes of licences in the call that creates. */
    private enum Licences {
        UNKNOWN,
        GIVEN,
        IGNORED
    }

    /**
     * Completes a creation; any other answer, and one that lacks nothing, stays as it is.
     *
     * @param efforts for the look at the first account
     */
    Report of(Report report, GoTo.Account goTo, AccountChange change, Supplier<Effort> efforts) {
        if (!(report.verdict() instanceof Verdict.Succeeded(KnownAccount created, _))) {
            return report;
        }
        Order order = report.order();
        KnownAccount known =
                ignored(order, created.key(), goTo, efforts) ? created.unlicensed() : created;
        boolean lacks =
                !known.licences().containsAll(order.desired().licences())
                        || !order.desired().customRoles().isEmpty();
        return lacks ? change.complete(order, known, report) : report;
    }

    private boolean ignored(Order order, String key, GoTo.Account goTo, Supplier<Effort> efforts) {
        if (order.desired().licences().isEmpty()) {
            return false;
        }
        if (licences.get() == Licences.UNKNOWN) {
            look(order, key, goTo, efforts.get())
                    .ifPresent(seen -> licences.compareAndSet(Licences.UNKNOWN, seen));
        }
        return licences.get() == Licences.IGNORED;
    }

    /** Empty when nothing can be told; the next account will. */
    private static Optional<Licences> look(
            Order order, String key, GoTo.Account goTo, Effort effort) {
        try {
            Optional<KnownAccount> seen =
                    effort.await(
                            () -> effort.call(() -> goTo.user(key)),
                            account -> account.filter(it -> has(it, order)).isPresent());
            return seen.map(it -> has(it, order) ? Licences.GIVEN : Licences.IGNORED);
        } catch (GoToException _) {
            return Optional.empty();
        }
    }

    private static boolean has(KnownAccount account, Order order) {
        return account.licences().containsAll(order.desired().licences());
    }
}
