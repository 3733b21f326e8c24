package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** What is done in a phase. */
interface Measurement {

    /**
     * Measures.
     *
     * @throws dev.usher.local.machine.CannotStartException when it does not come to an end
     */
    void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException;
}
