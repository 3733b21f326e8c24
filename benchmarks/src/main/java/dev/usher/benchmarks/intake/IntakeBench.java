package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Measures the assignment-service's jar as a process of its own, over a real broker and a real
 * PostgreSQL. The bench speaks to it as identity systems do, and hears of what follows.
 *
 * @param project the folder with the built modules
 * @param data where everything it keeps is kept
 * @param users who are imported
 * @param say tells a person what is going on, one line each
 */
public record IntakeBench(Path project, Path data, int users, Consumer<String> say) {

    /** With how many it is run unless somebody asks for others. */
    public static final int USERS = 100_000;

    /**
     * Runs parts, in their own order. One that fails ends the run.
     *
     * @throws CannotStartException with a message for a person when none can begin
     */
    public Report<Figure> run(Set<Part> parts)
            throws IOException, InterruptedException, ExecutionException {
        Report<Figure> report = Figure.report(users);
        try (Workbench workbench = Workbench.start(project, data)) {
            say.accept("starting the assignment-service ...");
            try (Rig rig = Rig.start(workbench, say)) {
                for (Part part : Part.values()) {
                    if (parts.contains(part)) {
                        run(part, rig, report);
                    }
                }
            } catch (CannotStartException e) {
                report.fail(String.valueOf(e.getMessage()));
            }
        }
        return report;
    }

    private void run(Part part, Rig rig, Report<Figure> report)
            throws IOException, InterruptedException {
        for (Phase phase : part.phases()) {
            phase.run(rig, new People(users), report);
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        }
    }
}
