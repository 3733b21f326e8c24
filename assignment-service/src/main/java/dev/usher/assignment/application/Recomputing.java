package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** Has everybody looked at when groups in groups count otherwise than until now. */
    public void follow(Rules rules, UUID cause) {
        writing.write(
                Writing.Scope.STRUCTURE,
                () -> {
                    boolean news = recomputations.isNews(rules.nestedGroups());
                    if (news) {
                        recomputations.add(
                                new Recomputations.Order(
                                        Optional.empty(), Optional.empty(), false, cause));
                    }
                    return news;
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
        boolean first = pending.behind().isEmpty();
        announcing.lookAgain(
                users,
                order.again() && first ? recomputations.assignedGroups() : List.of(),
                order,
                clock.instant());
        if (users.size() == slice) {
            recomputations.advance(pending, users.getLast());
        } else {
            recomputations.finish(pending);
            group.ifPresent(writing::removeIfGone);
        }
        return true;
    }
}
