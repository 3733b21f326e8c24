package dev.usher.benchmarks.diff;

import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;

/**
 * What a measurement listens to while it runs; called by the thread that reads.
 *
 * @see Rig#hear
 */
interface Hearing {

    /** A command was read, and its answer sent. */
    default void commanded(Command command, boolean urgent, long readAt) {}

    /** A decision was read that is no command. */
    default void decided(Decision decision, long readAt) {}
}
