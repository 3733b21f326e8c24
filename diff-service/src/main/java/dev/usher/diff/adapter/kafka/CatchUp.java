package dev.usher.diff.adapter.kafka;

import dev.usher.diff.application.Readiness;

/** Tells, for one task, how far input that was there when the task started has been taken in. */
public interface CatchUp extends AutoCloseable {

    Readiness readiness();

    @Override
    void close();

    /** Starts one for the task of a partition. */
    interface Starter {
        CatchUp start(int partition);
    }
}
