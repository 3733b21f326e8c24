package dev.usher.diff.application;

import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what is counted of one application. */
final class Counting {

    private final String application;
    private final Table<Counts> table;
    private final BooleanSupplier inCycle;
    private @Nullable Map<Count, Long> counts;
    private boolean changed;

    /** Begins with what was stored. */
    Counting(String application, Table<Counts> table, BooleanSupplier inCycle) {
        this.application = application;
        this.table = table;
        this.inCycle = inCycle;
    }

    Counts all() {
        return new Counts(known());
    }

    long of(Count what) {
        return known().getOrDefault(what, 0L);
    }

    /** Adds to a count; those of a cycle count while one is under way. */
    void add(Count what, long more) {
        if (what.ofCycle() && !inCycle.getAsBoolean()) {
            return;
        }
        known().merge(what, more, Long::sum);
        changed = true;
    }

    /** Counts a user anew of whom something else is remembered now. */
    void replace(Memory old, Memory memory) {
        add(old, -1);
        add(memory, 1);
        Optional<UUID> command = old.flight().map(Flight::commandId);
        if (command.isPresent() && !command.equals(memory.flight().map(Flight::commandId))) {
            add(Count.CYCLE_ENDED, 1);
        }
    }

    private void add(Memory memory, int more) {
        memory.flight()
                .map(
                        flight ->
                                flight.lane() == Lane.URGENT
                                        ? Count.URGENT_IN_FLIGHT
                                        : Count.BULK_IN_FLIGHT)
                .ifPresent(inFlight -> add(inFlight, more));
        if (memory.bond().isPresent()) {
            add(Count.MANAGED, more);
        }
        if (memory.escrow().isPresent()) {
            add(Count.ESCROWED, more);
        }
        if (memory.isInGrace()) {
            add(Count.IN_GRACE, more);
        }
    }

    /** Counts of the cycle begin anew. */
    void forgetCycle() {
        known().keySet().removeIf(Count::ofCycle);
        changed = true;
    }

    void flush() {
        if (changed) {
            table.put(application, all());
            changed = false;
        }
    }

    private Map<Count, Long> known() {
        Map<Count, Long> known = counts;
        if (known == null) {
            Counts stored = table.get(application);
            known = new EnumMap<>(Count.class);
            known.putAll((stored == null ? Counts.NONE : stored).values());
            counts = known;
        }
        return known;
    }
}
