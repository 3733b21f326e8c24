package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;

/** Something that is done to the service while the time is taken. */
interface Phase {

    void run(Rig rig, People people, Report<Figure> report)
            throws IOException, InterruptedException;
}
