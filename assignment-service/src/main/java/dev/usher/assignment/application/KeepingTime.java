package dev.usher.assignment.application;

import dev.usher.assignment.domain.Entitlement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets assignments begin and end when their time comes. */
public final class KeepingTime {

    private final Writing writing;
    private final Schedule schedule;
    private final Announcing announcing;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final int most;
    private final Runnable groupsTurned;

    /**
     * @param most how many assignments share a transaction
     * @param groupsTurned told when roles of groups began or ended: there can be members to look at
     */
    public KeepingTime(
            Writing writing,
            Schedule schedule,
            Announcing announcing,
            Clock clock,
            Supplier<UUID> ids,
            int most,
            Runnable groupsTurned) {
        this.writing = writing;
        this.schedule = schedule;
        this.announcing = announcing;
        this.clock = clock;
        this.ids = ids;
        this.most = most;
        this.groupsTurned = groupsTurned;
    }

    /** Lets some of those that are due begin or end; false when none was. */
    public boolean turn() {
        boolean people = turn(Writing.Scope.PEOPLE);
        boolean groups = turn(Writing.Scope.STRUCTURE);
        if (groups) {
            groupsTurned.run();
        }
        return groups || people;
    }

    private boolean turn(Writing.Scope scope) {
        if (schedule.next().filter(it -> !it.isAfter(clock.instant())).isEmpty()) {
            return false;
        }
        return writing.write(
                scope,
                () -> {
                    Instant now = clock.instant();
                    List<Schedule.Turn> turns = schedule.turn(scope, now, most);
                    Touched touched = new Touched();
                    turns.forEach(it -> touched.roles(it.application(), it.principal()));
                    announcing.announce(
                            touched, Map.of(), Entitlement.Extent.SINGLE, now, ids.get());
                    return !turns.isEmpty();
                });
    }

    /** When there is something to do again. */
    public Optional<Instant> next() {
        return schedule.next();
    }
}
