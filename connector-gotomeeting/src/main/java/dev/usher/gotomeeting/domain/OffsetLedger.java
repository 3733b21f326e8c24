package dev.usher.gotomeeting.domain;

import java.util.TreeSet;

/**
 * The records of one partition that were taken and not answered yet; tells how far the partition is
 * done. Thread-safe.
 */
public final class OffsetLedger {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next;

    /**
     * @param next offset of the first record to be taken
     */
    public OffsetLedger(long next) {
        this.next = next;
    }

    public synchronized void taken(long offset) {
        open.add(offset);
        next = Math.max(next, offset + 1);
    }

    public synchronized void answered(long offset) {
        open.remove(offset);
    }

    /** The offset to commit: of the first record not answered. */
    public synchronized long committable() {
        return open.isEmpty() ? next : open.first();
    }
}
