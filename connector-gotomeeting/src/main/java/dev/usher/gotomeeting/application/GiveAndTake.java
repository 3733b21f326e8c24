package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SeatLedger;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Gives and takes what an order wants an account to hold: licences, roles and group. Each step
 * takes the account as it is known and returns it as it is then, and does nothing when nothing is
 * left to do.
 *
 * @param mail whether GoTo writes to the person about it
 * @param remarks takes what went otherwise than expected and was mended
 */
record GiveAndTake(
        GoTo.Account account,
        SeatLedger seats,
        InstantSource clock,
        boolean mail,
        Order order,
        String key,
        Effort effort,
        List<String> remarks) {

    KnownAccount read() {
        return effort.repeat(() -> effort.call(() -> account.user(key)))
                .orElseThrow(() -> failure(Reason.ACCOUNT_GONE));
    }

    /** Access by product, when that is the way to be used and takes nothing from others. */
    KnownAccount switchedByProduct(KnownAccount now) {
        return account.organizers()
                .filter(organizers -> switchProducts(organizers, now))
                .map(_ -> read())
                .orElse(now);
    }

    private boolean switchProducts(GoTo.Organizers organizers, KnownAccount now) {
        Optional<NavigableSet<String>> licences = order.changed(Change.LICENCES, now.licences());
        if (licences.isEmpty()) {
            return false;
        }
        if (licences.get().isEmpty()) {
            change(() -> organizers.suspend(key));
            return true;
        }
        NavigableSet<String> products = seats.products(order.added(Change.LICENCES));
        products.forEach(product -> change(() -> organizers.give(key, product)));
        return !products.isEmpty();
    }

    /** Licences and admin roles as ordered, by more calls if the first was not enough. */
    KnownAccount settled(KnownAccount now) {
        Predicate<KnownAccount> asOrdered =
                known -> holds(known, Change.LICENCES) && holds(known, Change.ADMIN_ROLES);
        if (asOrdered.test(now)) {
            return now;
        }
        for (String licence : remaining(now, Change.LICENCES)) {
            remarks.add("GoTo kept the licence " + licence + "; it was taken by itself.");
            unlessNotFound(() -> account.takeLicence(key, licence, mail));
        }
        for (String licence : missing(now, Change.LICENCES)) {
            remarks.add("GoTo did not give the licence " + licence + "; it was given by itself.");
            unlessNotFound(() -> account.giveLicence(key, licence, mail));
        }
        return awaited(asOrdered);
    }

    /** The account in the group ordered. */
    KnownAccount grouped(KnownAccount now) {
        Optional<String> wanted = order.desired().group();
        if (!order.changes(Change.GROUP) || wanted.equals(now.group())) {
            return now;
        }
        if (wanted.isPresent()) {
            join(wanted.get(), now.group().isPresent());
        } else if (order.removed(Change.GROUP).containsAll(now.holding(Change.GROUP))) {
            change(() -> account.leaveGroup(key));
        } else {
            return now;
        }
        return now.in(wanted, clock.instant());
    }

    private void join(String group, boolean inAnother) {
        try {
            change(() -> account.moveToGroup(key, group));
        } catch (GoToException e) {
            if (!inAnother || e.failure().reason() != Reason.REFUSED) {
                throw e;
            }
            remarks.add("GoTo did not move the account from group to group; it left one first.");
            change(() -> account.leaveGroup(key));
            change(() -> account.moveToGroup(key, group));
        }
    }

    /** Custom roles as ordered. GoTo can only take all of them away; what stays is given anew. */
    KnownAccount withCustomRoles(KnownAccount now) {
        if (holds(now, Change.CUSTOM_ROLES)) {
            return now;
        }
        NavigableSet<String> toGive = missing(now, Change.CUSTOM_ROLES);
        if (!remaining(now, Change.CUSTOM_ROLES).isEmpty()) {
            change(() -> account.takeCustomRoles(now.email()));
            order.changed(Change.CUSTOM_ROLES, now.customRoles()).ifPresent(toGive::addAll);
        }
        toGive.forEach(role -> change(() -> account.giveCustomRole(now.email(), role)));
        KnownAccount last = awaited(known -> holds(known, Change.CUSTOM_ROLES));
        return last.in(now.group(), last.observedAt());
    }

    private KnownAccount awaited(Predicate<KnownAccount> asOrdered) {
        KnownAccount last = effort.await(this::read, asOrdered);
        if (!asOrdered.test(last)) {
            throw failure(Reason.NOT_EFFECTIVE);
        }
        return last;
    }

    private boolean holds(KnownAccount known, String attribute) {
        return missing(known, attribute).isEmpty() && remaining(known, attribute).isEmpty();
    }

    private NavigableSet<String> missing(KnownAccount known, String attribute) {
        NavigableSet<String> missing = order.added(attribute);
        missing.removeAll(known.holding(attribute));
        return missing;
    }

    private NavigableSet<String> remaining(KnownAccount known, String attribute) {
        NavigableSet<String> remaining = new TreeSet<>(order.removed(attribute));
        remaining.retainAll(known.holding(attribute));
        return remaining;
    }

    private void unlessNotFound(Runnable call) {
        try {
            change(call);
        } catch (GoToException e) {
            if (!notFound(e)) {
                throw e;
            }
        }
    }

    /** Whether GoTo answered that what is to be changed is not there. */
    static boolean notFound(GoToException e) {
        return e.failure() instanceof Failure.Permanent refused
                && refused.httpStatus().filter(status -> status == 404).isPresent();
    }

    private void change(Runnable call) {
        effort.change(
                () ->
                        effort.call(
                                () -> {
                                    call.run();
                                    return true;
                                }));
    }

    private static GoToException failure(Reason reason) {
        return new GoToException(Failure.Permanent.of(reason));
    }
}
