package dev.usher.diff.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One pass over everybody, in slices, so that other input keeps flowing.
 *
 * @param id of the scan that began it, or made from what did
 * @param initial whether it is the first of the application
 * @param causes ids of the events that began it
 * @param cursor the user decided last; empty: nobody yet
 * @param evaluated whether everybody has been decided
 * @param finishedAt when what was sent had been answered, too
 */
public record Cycle(
        String id,
        Trigger trigger,
        boolean initial,
        Instant startedAt,
        List<String> causes,
        String cursor,
        boolean evaluated,
        Optional<Instant> finishedAt) {

    public Cycle {
        causes = List.copyOf(causes);
    }

    /** What began it. */
    public enum Trigger {
        SCAN,
        SETTINGS,
        PLAN,
        REBUILD
    }

    static Cycle begun(
            String id, Trigger trigger, boolean initial, List<String> causes, Instant now) {
        return new Cycle(id, trigger, initial, now, causes, "", false, Optional.empty());
    }

    Cycle upTo(String user) {
        return new Cycle(id, trigger, initial, startedAt, causes, user, false, finishedAt);
    }

    Cycle allEvaluated() {
        return new Cycle(id, trigger, initial, startedAt, causes, cursor, true, finishedAt);
    }

    Cycle finished(Instant now) {
        return new Cycle(
                id, trigger, initial, startedAt, causes, cursor, evaluated, Optional.of(now));
    }
}
