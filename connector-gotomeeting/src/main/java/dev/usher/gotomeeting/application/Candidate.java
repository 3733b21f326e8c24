package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;

/** Someone to be created, and what is known of the tries. */
final class Candidate {

    private final Order order;
    private final Effort effort;
    private int knownBefore;
    private boolean inDoubt;
    private boolean mayBeThere;

    Candidate(Order order, Effort effort) {
        this.order = order;
        this.effort = effort;
    }

    Order order() {
        return order;
    }

    String email() {
        return order.desired().email();
    }

    Effort effort() {
        return effort;
    }

    /** It is tried now, with so many accounts known. */
    void tried(int known) {
        effort.tried();
        knownBefore = known;
    }

    /** How many accounts were known at the last try. */
    int knownBefore() {
        return knownBefore;
    }

    /** A try ended in a way that leaves open whether it worked. */
    void doubt() {
        inDoubt = true;
        mayBeThere = true;
    }

    /** Whether it has to be found out if the last try worked. */
    boolean isInDoubt() {
        return inDoubt;
    }

    void endDoubt() {
        inDoubt = false;
    }

    /** A try failed that may have worked all the same. */
    void mayBeThere() {
        mayBeThere = true;
    }

    /** Whether an account that is found may come from one of the tries. */
    boolean canBeThere() {
        return mayBeThere;
    }

    /** Ours is what has all that we sent; anything else was there before. */
    Verdict judge(KnownAccount found) {
        AccountSpec desired = order.desired();
        boolean ours =
                found.attributes().entrySet().containsAll(desired.attributes().entrySet())
                        && found.licences().equals(desired.licences())
                        && found.adminRoles().equals(desired.adminRoles());
        return ours ? succeeded(found) : new Verdict.Conflict(found);
    }

    Verdict succeeded(KnownAccount now) {
        return new Verdict.Succeeded(now, order.changes());
    }

    /** The account GoTo made: it is not read, but follows from what was sent. */
    KnownAccount created(String key, NavigableSet<String> products, Instant at) {
        AccountSpec desired = order.desired();
        boolean holdsNothing = desired.licences().isEmpty() && desired.adminRoles().isEmpty();
        return new KnownAccount(
                key,
                desired.email(),
                desired.attributes(),
                holdsNothing ? KnownAccount.Status.SUSPENDED : KnownAccount.Status.INVITED,
                desired.licences(),
                products,
                desired.adminRoles(),
                desired.group(),
                Collections.emptyNavigableSet(),
                Collections.emptyNavigableSet(),
                at);
    }

    Report report(Verdict verdict, Instant startedAt, Instant finishedAt) {
        return new Report(order, verdict, effort.attempts(), effort.calls(), startedAt, finishedAt);
    }
}
