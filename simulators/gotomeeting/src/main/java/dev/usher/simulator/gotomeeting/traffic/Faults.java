package dev.usher.simulator.gotomeeting.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The faults that wait for calls, in order; each call takes the first that applies to it. Safe for
 * use by several threads.
 */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    /** Lines up a fault; unless told otherwise it applies to calls of the Admin API. */
    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    /** The effect on this call, used up once. */
    public synchronized Optional<Fault.Effect> strike(Request request) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.on().test(request)) {
                useUp(i, fault);
                return Optional.of(fault.effect());
            }
        }
        return Optional.empty();
    }

    public synchronized void clear() {
        waiting.clear();
    }

    private void useUp(int index, Fault fault) {
        if (fault.times() == Integer.MAX_VALUE) {
            return;
        }
        if (fault.times() == 1) {
            waiting.remove(index);
        } else {
            waiting.set(index, fault.times(fault.times() - 1));
        }
    }
}
