package dev.usher.benchmarks.intake;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Latencies;
import dev.usher.benchmarks.timing.Roll;
import java.io.IOException;
import java.util.Locale;

/** The group of all is assigned; meanwhile single users change, one after the other. */
final class Group implements Phase {

    @Override
    public void run(Rig rig, People people, Report<Figure> report)
            throws IOException, InterruptedException {
        Roll roll = new Roll(people.all());
        Latencies latencies = new Latencies();
        rig.hear(
                (told, readAt) -> {
                    int number = People.number(told.getUserName());
                    if (number < people.size()) {
                        roll.strike(number, readAt);
                    } else {
                        latencies.heard(number, readAt);
                    }
                });
        long begin = System.nanoTime();
        rig.api().assignGroup(People.EVERYBODY, Rig.ROLE);
        for (int turn = 0; turn == 0 || roll.left() > 0; turn++) {
            SingleChanges.change(rig, latencies, turn);
        }
        double seconds = (roll.lastAt() - begin) / 1e9;
        report.put(Figure.GROUP_ASSIGNED_SECONDS, seconds);
        report.put(Figure.EVENT_MAX_MS_DURING_GROUP, latencies.percentile(1));
        rig.say(
                String.format(
                        Locale.ROOT,
                        "a group of %,d assigned in %.1f s; %d single changes meanwhile, the"
                                + " longest took %.0f ms",
                        people.size(),
                        seconds,
                        latencies.count(),
                        latencies.percentile(1)));
    }
}
