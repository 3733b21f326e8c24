package dev.usher.benchmarks.timing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it took from each change of a user until it was heard of. Safe for use by several
 * threads.
 */
public final class Latencies {

    private final Map<Integer, Long> open = new HashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    /**
     * A change of this user is being written, at this {@link System#nanoTime}; false: an earlier
     * one is not heard of yet.
     */
    public synchronized boolean sent(int number, long at) {
        return open.putIfAbsent(number, at) == null;
    }

    /** It is heard of; what was not sent does not count. */
    public synchronized void heard(int number, long at) {
        Long sentAt = open.remove(number);
        if (sentAt != null) {
            nanos.add(at - sentAt);
        }
    }

    /** How many are not heard of yet. */
    public synchronized int open() {
        return open.size();
    }

    /** How many were heard of. */
    public synchronized int count() {
        return nanos.size();
    }

    /**
     * The smallest value that this share of all does not exceed, in milliseconds.
     *
     * @param share above 0, up to 1
     */
    public synchronized double percentile(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }
}
