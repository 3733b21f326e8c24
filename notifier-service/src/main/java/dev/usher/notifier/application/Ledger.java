package dev.usher.notifier.application;

import dev.usher.notifier.domain.Entry;
import java.util.List;
import java.util.function.Consumer;

/** The lasting record of what is to be told and was, one part per partition. */
public interface Ledger {

    /**
     * Reads the newest entry of everything in a partition, one after the other, since there can be
     * very many: first the messages as they were planned, then what lasts in the order of its last
     * writing. What lasts is kept for weeks more by this.
     */
    void read(int partition, Consumer<Entry> reader);

    /**
     * Writes entries in this order; when this returns they survive a crash, when it throws any part
     * of them may or may not.
     */
    void write(List<Entry> entries);
}
