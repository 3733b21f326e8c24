package dev.usher.gotomeeting.domain;

import java.util.List;

/**
 * What waits of one lane for each of the applications that share a partition. An application that
 * has enough must not keep others from getting theirs, so more is taken as long as one of them has
 * not, and memory allows.
 *
 * @param waiting orders, by application
 */
public record Crowd(List<Integer> waiting) {

    /** So many orders keep an application busy. */
    static final int ENOUGH = 1_000;

    /** So many orders of one partition are held in memory, at most; about 2 kB each. */
    static final int MOST = 10_000;

    public Crowd {
        waiting = List.copyOf(waiting);
    }

    /** Whether no more is to be taken for the time being. */
    public boolean isEnough() {
        return !waiting.isEmpty()
                && (waiting.stream().allMatch(orders -> orders > ENOUGH)
                        || waiting.stream().mapToInt(Integer::intValue).sum() > MOST);
    }
}
