package dev.usher.diff.adapter.kafka;

/**
 * Tells, for one task, whether all input that was there when the task started has been taken in.
 */
public interface CatchUp extends AutoCloseable {

    boolean done();

    @Override
    void close();

    /** Starts one for the task of a partition. */
    interface Starter {
        CatchUp start(int partition);
    }
}
