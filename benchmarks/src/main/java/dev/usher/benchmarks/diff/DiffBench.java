package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.DataFolder;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Measures the diff-service's jar as a process of its own, over a real broker. The bench writes and
 * reads what assignment-service, console and connector would.
 *
 * @param project the folder with the built modules
 * @param data where everything it keeps is kept
 * @param users of the application
 * @param say tells a person what is going on, one line each
 */
public record DiffBench(Path project, Path data, int users, Consumer<String> say) {

    /** With how many it is run unless somebody asks for others. */
    public static final int USERS = 100_000;

    /**
     * Runs parts, in their own order. One that does not come to an end fails, and the next one
     * begins.
     *
     * @throws CannotStartException with a message for a person when no part can begin
     */
    public Report<Figure> run(Set<Part> parts)
            throws IOException, InterruptedException, ExecutionException {
        Report<Figure> report = Figure.report(users);
        report.put(Figure.USERS, users);
        Path states = data.resolve("states");
        DataFolder.delete(states);
        try (Workbench workbench = Workbench.start(project, data)) {
            for (Part part : Part.values()) {
                if (parts.contains(part)) {
                    run(part, workbench, states, report);
                }
            }
        }
        return report;
    }

    private void run(Part part, Workbench workbench, Path states, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        say.accept(part + ": starting the diff-service ...");
        try (Rig rig =
                Rig.start(
                        workbench.bootstrapServers(),
                        workbench::startDiffService,
                        part.toString(),
                        states,
                        say)) {
            part.measurement().run(rig, new Crowd(users), report);
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        } catch (CannotStartException e) {
            report.fail(String.valueOf(e.getMessage()));
        }
    }
}
