package dev.usher.notifier.application;

import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Standing;
import java.util.List;

/** The lasting record of all mails, one part per partition. */
public interface Ledger {

    /** Reads the newest entry of every mail of a partition, in the order of their last writing. */
    List<Entry> read(int partition);

    /**
     * Writes entries; when this returns they survive a crash, when it throws they may or may not.
     */
    void write(List<Entry> entries);

    /** A mail and where it stands. */
    record Entry(Notification notification, Standing standing) {}
}
