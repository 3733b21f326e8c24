package dev.usher.notifier.application;

import dev.usher.notifier.domain.Entry;
import java.util.List;

/** The lasting record of what is to be told and was, one part per partition. */
public interface Ledger {

    /**
     * Reads the newest entry of everything in a partition, in the order of their last writing. What
     * lasts is kept for weeks more by this.
     */
    List<Entry> read(int partition);

    /**
     * Writes entries in this order; when this returns they survive a crash, when it throws any part
     * of them may or may not.
     */
    void write(List<Entry> entries);
}
