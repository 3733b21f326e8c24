package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Measures the connector's jar against a stand-in for GoTo, both as processes of their own, over a
 * real broker.
 *
 * @param project the folder with the built modules
 * @param data where everything it keeps is kept
 * @param scale how large the phases are; 1 is full size
 * @param say tells a person what is going on, one line each
 */
public record ConnectorBench(Path project, Path data, double scale, Consumer<String> say) {

    /**
     * Runs phases, in their own order. One that does not come to an end fails, and the next one
     * begins.
     *
     * @throws CannotStartException with a message for a person when no phase can begin
     */
    public Report<Figure> run(Set<Phase> phases)
            throws IOException, InterruptedException, ExecutionException {
        Report<Figure> report = Figure.report(scale >= 1);
        try (Workbench workbench = Workbench.start(project, data)) {
            Stage stage = new Stage(workbench, scale, say);
            for (Phase phase : Phase.values()) {
                if (phases.contains(phase)) {
                    run(phase, stage, report);
                }
            }
        }
        return report;
    }

    private static void run(Phase phase, Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        try {
            phase.measurement().run(stage, report);
        } catch (CannotStartException e) {
            report.fail(String.valueOf(e.getMessage()));
        }
    }
}
