package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** The first look at a large account. */
final class FirstScan implements Measurement {

    private static final int ACCOUNTS = 100_000;
    private static final int SIMULATOR_HEAP = 700;

    @Override
    public void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        int accounts = stage.scaled(ACCOUNTS);
        long started = System.nanoTime();
        try (Rig rig =
                stage.rig(
                        "scan",
                        Setup.unlimited(true).withSimulatorHeap(SIMULATOR_HEAP),
                        goTo -> goTo.seed(accounts))) {
            report.put(Figure.SCAN_ACCOUNTS, rig.firstScan().getCount());
            report.put(Figure.SCAN_RESIDENT_MB, rig.residentMb());
            stage.say()
                    .accept(
                            String.format(
                                    Locale.ROOT,
                                    "scan: %,d accounts, %.1f s with all starts and seeding",
                                    rig.firstScan().getCount(),
                                    (System.nanoTime() - started) / 1e9));
        }
    }
}
