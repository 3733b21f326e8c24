package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Latencies;
import dev.usher.benchmarks.timing.Roll;
import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Command;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * New settings, which make the service decide everybody again and change something for milestones
 * alone. Since these are spread over all, and the first and the last are among them, everybody is
 * decided when all of them are commanded.
 */
final class SettingsChanges {

    private static final int CHANGES_UNDER_LOAD = 500;
    private static final int MOST_CYCLES = 20;
    private static final long GAP_MILLIS = 20;

    private final Rig rig;
    private final Crowd crowd;
    private final SingleChanges changes;
    private int version = 1;

    SettingsChanges(Rig rig, Crowd crowd, SingleChanges changes) {
        this.rig = rig;
        this.crowd = crowd;
        this.changes = changes;
    }

    void run(Report<Figure> report) throws InterruptedException {
        idle(report);
        underLoad(report);
    }

    private void idle(Report<Figure> report) throws InterruptedException {
        Roll roll = new Roll(crowd.milestones());
        long begin = System.nanoTime();
        begin(roll, new Latencies());
        rig.await("everybody is decided under new settings", roll);
        double seconds = (roll.lastAt() - begin) / 1e9;
        report.put(Figure.SETTINGS_CHANGE_SECONDS, seconds);
        rig.say(
                String.format(
                        Locale.ROOT, "everybody decided under new settings in %.1f s", seconds));
        rig.awaitTakenIn();
    }

    private void underLoad(Report<Figure> report) throws InterruptedException {
        Latencies latencies = new Latencies();
        int wanted = Math.min(CHANGES_UNDER_LOAD, crowd.size());
        int cycles = 0;
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            // At fixed times, whether or not the service keeps up.
            var _ =
                    clock.scheduleAtFixedRate(
                            () -> changes.change(latencies), 0, GAP_MILLIS, TimeUnit.MILLISECONDS);
            while (cycles < MOST_CYCLES && latencies.count() < wanted) {
                cycles++;
                Roll roll = new Roll(crowd.milestones());
                begin(roll, latencies);
                rig.await("everybody is decided, with single changes meanwhile", roll);
            }
        }
        rig.await(
                "all single changes are commanded",
                () -> latencies.open() == 0,
                () -> latencies.open() + " to go");
        report.put(Figure.EVENT_P99_MS_UNDER_LOAD, latencies.percentile(0.99));
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%,d single changes in %d cycles: median %.0f ms, p99 %.0f ms, longest %.0f"
                                + " ms",
                        latencies.count(),
                        cycles,
                        latencies.percentile(0.5),
                        latencies.percentile(0.99),
                        latencies.percentile(1)));
        rig.awaitTakenIn();
    }

    private void begin(Roll roll, Latencies latencies) {
        version++;
        int current = version;
        Hearing singleChanges = SingleChanges.listening(latencies);
        rig.hear(
                new Hearing() {
                    @Override
                    public void commanded(Command command, boolean urgent, long readAt) {
                        singleChanges.commanded(command, urgent, readAt);
                        if (command.getSettingsVersion() >= current) {
                            roll.strike(Crowd.number(command.getUserId()), readAt);
                        }
                    }
                });
        rig.bus().write(Topics.SETTINGS, RecordKey.of(Bus.APPLICATION), Crowd.settings(version));
    }
}
