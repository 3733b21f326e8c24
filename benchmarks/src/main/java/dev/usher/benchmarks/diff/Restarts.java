package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Latencies;
import java.io.IOException;
import java.util.Locale;

/** The service is stopped, or killed, and started again at once. */
final class Restarts {

    private final Rig rig;
    private final SingleChanges changes;

    Restarts(Rig rig, SingleChanges changes) {
        this.rig = rig;
        this.changes = changes;
    }

    void run(Report<Figure> report) throws IOException, InterruptedException {
        report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        long stopping = System.nanoTime();
        rig.stop();
        long stopped = System.nanoTime();
        report.put(Figure.STATE_MB, rig.stateMb());
        long aside = System.nanoTime() - stopped;
        report.put(Figure.RESTART_SECONDS, start("stopped", stopping, stopped, aside));

        report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        long killing = System.nanoTime();
        rig.kill();
        report.put(Figure.KILL_RESTART_SECONDS, start("killed", killing, System.nanoTime(), 0));
        rig.awaitTakenIn();
    }

    /**
     * Seconds from the request to end until a change is decided, without what the bench did aside.
     */
    private double start(String how, long ending, long ended, long aside)
            throws IOException, InterruptedException {
        rig.startAgain();
        rig.awaitReady();
        long ready = System.nanoTime();
        Latencies latencies = new Latencies();
        rig.hear(SingleChanges.listening(latencies));
        changes.change(latencies);
        rig.await("a single change is commanded", () -> latencies.open() == 0, () -> "");
        double untilCommand = latencies.percentile(1) / 1e3;
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%s in %.1f s, ready %.1f s later, a change commanded %.1f s after that",
                        how,
                        (ended - ending) / 1e9,
                        (ready - ended - aside) / 1e9,
                        untilCommand));
        return (ready - ending - aside) / 1e9 + untilCommand;
    }
}
