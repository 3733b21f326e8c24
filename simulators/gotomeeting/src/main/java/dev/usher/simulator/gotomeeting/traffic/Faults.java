package dev.usher.simulator.gotomeeting.traffic;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The faults that wait for calls, in order; each call takes the first that strikes it. Safe for use
 * by several threads.
 */
public final class Faults {

    /**
     * A fault that waits.
     *
     * @param number to name it by
     * @param described what it says of itself
     * @param seen calls it was meant for so far
     * @param struck calls it has struck
     */
    public record Waiting(long number, Fault fault, String described, long seen, long struck) {}

    private static final class Armed {
        private final long number;
        private final Fault fault;
        private final String described;
        private final Random random;
        private long seen;
        private long struck;

        Armed(long number, Fault fault, String described) {
            this.number = number;
            this.fault = fault;
            this.described = described;
            this.random = new Random(fault.strikes().seed());
        }

        boolean strikes(Request request, Predicate<String> names, Instant now) {
            Fault.Strikes which = fault.strikes();
            if (!which.during(now)
                    || !fault.on().test(request)
                    || which.about().filter(it -> !names.test(it)).isPresent()) {
                return false;
            }
            seen++;
            boolean turn = seen > which.after() && (seen - which.after()) % which.every() == 0;
            boolean hit = turn && (which.share() == 1 || random.nextDouble() < which.share());
            if (hit) {
                struck++;
            }
            return hit;
        }

        boolean usedUp() {
            int times = fault.strikes().times();
            return times != Integer.MAX_VALUE && struck >= times;
        }
    }

    private final InstantSource clock;
    private final List<Armed> waiting = new ArrayList<>();
    private long numbers;

    /** Faults that follow a schedule go by this clock. */
    public Faults(InstantSource clock) {
        this.clock = clock;
    }

    /** Lines up a fault; unless told otherwise it applies to calls of the Admin API. */
    public void add(Fault fault) {
        add(fault, fault.effect().toString());
    }

    /** Lines up a fault and says of it what it is. */
    public synchronized Waiting add(Fault fault, String described) {
        Armed armed = new Armed(++numbers, fault, described);
        waiting.add(armed);
        return waiting(armed);
    }

    /**
     * The effect on this call, used up once.
     *
     * @param names whether the call names this key or address
     */
    public synchronized Optional<Fault.Effect> strike(Request request, Predicate<String> names) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Armed> striking =
                waiting.stream().filter(armed -> armed.strikes(request, names, now)).findFirst();
        striking.filter(Armed::usedUp).ifPresent(waiting::remove);
        return striking.map(armed -> armed.fault.effect());
    }

    public synchronized List<Waiting> waiting() {
        return waiting.stream().map(Faults::waiting).toList();
    }

    /** Takes one back; false when there is none of that number any more. */
    public synchronized boolean remove(long number) {
        return waiting.removeIf(armed -> armed.number == number);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    private static Waiting waiting(Armed armed) {
        return new Waiting(armed.number, armed.fault, armed.described, armed.seen, armed.struck);
    }
}
