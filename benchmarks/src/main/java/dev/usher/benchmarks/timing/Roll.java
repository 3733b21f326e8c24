package dev.usher.benchmarks.timing;

import java.util.BitSet;

/** Users of whom something is still to be heard. Safe for use by several threads. */
public final class Roll {

    private final BitSet open;
    private int left;
    private long lastAt;

    /** Open for these, by number. */
    public Roll(BitSet open) {
        this.open = (BitSet) open.clone();
        this.left = open.cardinality();
    }

    /** It was heard; what is heard again does not count. */
    public synchronized void strike(int number, long at) {
        if (open.get(number)) {
            open.clear(number);
            left--;
            lastAt = at;
        }
    }

    /** Of how many nothing was heard. */
    public synchronized int left() {
        return left;
    }

    /** When the last was struck off, by {@link System#nanoTime}. */
    public synchronized long lastAt() {
        return lastAt;
    }
}
