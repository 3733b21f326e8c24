package dev.usher.simulator.gotomeeting.scene;

import dev.usher.simulator.gotomeeting.options.Behaviour;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Where the switches stand now. */
public final class Switches implements Supplier<Behaviour> {

    private final Behaviour first;
    private final AtomicReference<Behaviour> now;

    /** Switches that stand this way at the start. */
    public Switches(Behaviour first) {
        this.first = first;
        this.now = new AtomicReference<>(first);
    }

    @Override
    public Behaviour get() {
        return now.get();
    }

    /** Sets some of them; calls that come afterwards meet the new behaviour. */
    public void change(UnaryOperator<Behaviour> change) {
        now.updateAndGet(change);
    }

    /** Brings back the behaviour of the start. */
    public void reset() {
        now.set(first);
    }
}
