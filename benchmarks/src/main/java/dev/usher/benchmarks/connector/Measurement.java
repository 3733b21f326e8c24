package dev.usher.benchmarks.connector;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** What is done in a phase. */
interface Measurement {

    /**
     * Measures.
     *
     * @throws dev.usher.local.machine.CannotStartException when it does not come to an end
     */
    void run(Stage stage, Report report)
            throws IOException, InterruptedException, ExecutionException;
}
