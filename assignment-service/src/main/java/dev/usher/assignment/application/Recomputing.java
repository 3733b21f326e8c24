package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Looks at large sets of users, one slice in one transaction, beside all other changes. */
public final class Recomputing {

    private final Writing writing;
    private final Recomputations recomputations;
    private final Announcing announcing;
    private final Pressure pressure;
    private final Clock clock;
    private final int slice;

    /**
     * @param slice how many users are looked at in one transaction
     */
    public Recomputing(
            Writing writing,
            Recomputations recomputations,
            Announcing announcing,
            Pressure pressure,
            Clock clock,
            int slice) {
        this.writing = writing;
        this.recomputations = recomputations;
        this.announcing = announcing;
        this.pressure = pressure;
        this.clock = clock;
        this.slice = slice;
    }

    /** Orders that everything, or one application's part of it, is said again. */
    public void sayAgain(Recomputations.Order order) {
        writing.write(
                Writing.Scope.PEOPLE,
                () -> {
                    recomputations.add(order);
                    return true;
                });
    }

    /** Looks at the next slice; false when there is none, or when it had better wait. */
    public boolean step() {
        return !pressure.isHigh()
                && writing.write(
                        Writing.Scope.PEOPLE,
                        () -> recomputations.take().map(this::slice).orElse(false));
    }

    /** Whether there is a slice to look at. */
    public boolean isPending() {
        return recomputations.pending() > 0;
    }

    private boolean slice(Recomputations.Pending pending) {
        Recomputations.Order order = pending.order();
        Optional<Principal.Group> group = order.group();
        List<Principal.User> users =
                group.isPresent()
                        ? writing.reached(group.get(), pending.behind(), slice)
                        : writing.everybody(pending.behind(), slice);
        announcing.lookAgain(users, order, clock.instant());
        if (users.size() == slice) {
            recomputations.advance(pending, users.getLast());
        } else {
            recomputations.finish(pending);
            group.ifPresent(writing::removeIfGone);
        }
        return true;
    }
}
