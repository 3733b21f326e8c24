package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Latencies;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Changes of single users, one after the other: from before the call until the event is read. */
final class SingleChanges implements Phase {

    /** They have a role of their own, so that each change is told. */
    private static final int FIRST = 9_000_000;

    private static final int PEOPLE = 100;
    private static final int CHANGES = 500;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    @Override
    public void run(Rig rig, People people, Report<Figure> report)
            throws IOException, InterruptedException {
        for (int number = FIRST; number < FIRST + PEOPLE; number++) {
            rig.api().putUser(People.user(number, "First"));
            rig.api().assign(People.userName(number), Rig.ROLE);
        }
        Latencies latencies = new Latencies();
        rig.hear(latencies);
        for (int i = 0; i < CHANGES; i++) {
            change(rig, latencies, i);
            // Not in step with anything that the service does at intervals.
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        }
        report.put(Figure.EVENT_P50_MS, latencies.percentile(0.5));
        report.put(Figure.EVENT_P99_MS, latencies.percentile(0.99));
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%d single changes: median %.1f ms, p99 %.1f ms, longest %.1f ms",
                        latencies.count(),
                        latencies.percentile(0.5),
                        latencies.percentile(0.99),
                        latencies.percentile(1)));
    }

    /** Gives somebody another last name, and waits until that is told. */
    static void change(Rig rig, Latencies latencies, int turn)
            throws IOException, InterruptedException {
        int number = FIRST + turn % PEOPLE;
        latencies.sent(number, System.nanoTime());
        rig.api().putUser(People.user(number, "Changed" + turn + "-" + System.nanoTime()));
        rig.await("a single change is told", () -> latencies.open() == 0, () -> "");
    }
}
