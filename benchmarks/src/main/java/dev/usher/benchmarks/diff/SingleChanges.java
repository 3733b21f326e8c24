package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Latencies;
import dev.usher.contracts.Command;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Changes of single users: one after the other, each after the command for the one before. */
final class SingleChanges {

    private static final int CHANGES = 500;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final Rig rig;
    private final Crowd crowd;
    private int next;
    private int changes;

    SingleChanges(Rig rig, Crowd crowd) {
        this.rig = rig;
        this.crowd = crowd;
    }

    void run(Report<Figure> report) throws InterruptedException {
        Latencies latencies = new Latencies();
        rig.hear(listening(latencies));
        for (int i = 0; i < Math.min(CHANGES, crowd.size()); i++) {
            change(latencies);
            rig.await("a single change is commanded", () -> latencies.open() == 0, () -> "");
            // Not in step with anything that the service does at intervals.
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        }
        report.put(Figure.EVENT_P50_MS, latencies.percentile(0.5));
        report.put(Figure.EVENT_P99_MS, latencies.percentile(0.99));
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%d single changes: median %.0f ms, p99 %.0f ms, longest %.0f ms",
                        latencies.count(),
                        latencies.percentile(0.5),
                        latencies.percentile(0.99),
                        latencies.percentile(1)));
        rig.awaitTakenIn();
    }

    /** Hears of the commands for changes. */
    static Hearing listening(Latencies latencies) {
        return new Hearing() {
            @Override
            public void commanded(Command command, boolean urgent, long readAt) {
                if (urgent) {
                    latencies.heard(Crowd.number(command.getUserId()), readAt);
                }
            }
        };
    }

    /** Gives a user another last name; nobody who is a milestone, or has been changed just now. */
    void change(Latencies latencies) {
        for (int tried = 0; tried < crowd.size(); tried++) {
            int number = next;
            next = (next + 1) % crowd.size();
            if (!crowd.isMilestone(number) && latencies.sent(number, System.nanoTime())) {
                changes++;
                rig.send(crowd.renamed(number, "Changed" + changes));
                return;
            }
        }
    }
}
