package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/** Keeps changes somewhere, before they take effect. */
public interface ChangeLog {

    /** Keeps nothing. */
    ChangeLog NONE = _ -> {};

    /**
     * Keeps all of these or throws; called by one thread at a time, in the order of the changes.
     */
    void append(List<Change> changes);
}
