package dev.usher.benchmarks.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long each change took to become a command. Safe for use by several threads. */
final class Latencies {

    private final Map<Integer, Long> open = new HashMap<>();
    private final List<Long> nanos = new ArrayList<>();

    /** A change of this user is being written; false: an earlier one is not heard of yet. */
    synchronized boolean sent(int number, long at) {
        return open.putIfAbsent(number, at) == null;
    }

    synchronized void heard(int number, long at) {
        Long sentAt = open.remove(number);
        if (sentAt != null) {
            nanos.add(at - sentAt);
        }
    }

    synchronized int open() {
        return open.size();
    }

    synchronized int count() {
        return nanos.size();
    }

    /**
     * The smallest value that this share of all does not exceed, in milliseconds.
     *
     * @param share above 0, up to 1
     */
    synchronized double percentile(double share) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }
}
