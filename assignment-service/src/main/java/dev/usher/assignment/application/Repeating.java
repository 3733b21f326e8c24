package dev.usher.assignment.application;

import dev.usher.assignment.domain.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Says again what was said before, changed or not: the cure for a reader who lost some of it. */
public final class Repeating {

    private final Writing writing;
    private final Recomputations recomputations;
    private final Announcing announcing;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Runnable ordered;

    /**
     * @param ordered told when there is something to do for {@link Recomputing}
     */
    public Repeating(
            Writing writing,
            Recomputations recomputations,
            Announcing announcing,
            Clock clock,
            Supplier<UUID> ids,
            Runnable ordered) {
        this.writing = writing;
        this.recomputations = recomputations;
        this.announcing = announcing;
        this.clock = clock;
        this.ids = ids;
        this.ordered = ordered;
    }

    /**
     * Says it again: at once about a few users, in slices about everybody and all groups.
     *
     * @param users none: everybody
     * @param application to this one only; empty: to all
     */
    public void repeat(List<Principal.User> users, Optional<String> application) {
        var order = new Recomputations.Order(Optional.empty(), application, true, ids.get());
        writing.write(
                Writing.Scope.PEOPLE,
                () -> {
                    if (users.isEmpty()) {
                        recomputations.add(order);
                    } else {
                        announcing.lookAgain(users, List.of(), order, clock.instant());
                    }
                    return true;
                });
        ordered.run();
    }
}
