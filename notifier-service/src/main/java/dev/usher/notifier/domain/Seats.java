package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Seats of one licence.
 *
 * @param licence GoTo's key of it
 * @param total bought
 * @param free held by nobody
 */
public record Seats(String licence, int total, int free) {

    private static final int LOW_PER_CENT = 10;
    private static final int LOW_AT_MOST = 5;
    private static final String OUT = "OUT";
    static final String LOW = "LOW";

    /**
     * What there is to hear of them: that they run out (a tenth is left, five at most, one at
     * least), have run out, or that there are enough again (twice as many as few). In between
     * nothing is heard, and few are no news after none, so that a single seat that comes and goes
     * is not told of.
     */
    public Optional<Event> event(Instant at) {
        int few = Math.clamp(total / (100 / LOW_PER_CENT), 1, LOW_AT_MOST);
        if (total == 0) {
            return Optional.empty();
        }
        if (free <= 0) {
            return Optional.of(began(OUT, at));
        }
        if (free > 2 * few) {
            return Optional.of(new Event.Ended(Kind.SEATS, licence, at));
        }
        return free > few
                ? Optional.empty()
                : Optional.of(
                        total > few ? began(LOW, at) : new Event.Ended(Kind.SEATS, licence, at));
    }

    private Event began(String level, Instant at) {
        return new Event.Began(
                new GroupKey(Kind.SEATS, licence),
                licence,
                Item.of(licence, "", at)
                        .at(level)
                        .with(
                                Map.of(
                                        "level", level,
                                        "total", Integer.toString(total),
                                        "free", Integer.toString(free))));
    }
}
