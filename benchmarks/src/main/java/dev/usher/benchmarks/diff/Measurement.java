package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Something that is done and measured with one diff-service. */
interface Measurement {

    /**
     * Measures.
     *
     * @throws dev.usher.local.machine.CannotStartException when it does not come to an end
     */
    void run(Rig rig, Crowd crowd, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException;
}
