package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Creations without a limit, each call taking its time. The first ones warm both processes up and
 * are not measured.
 */
final class SlowCalls implements Measurement {

    private static final Duration LATENCY = Duration.ofMillis(50);

    private final String name;
    private final boolean batched;
    private final int warmUp;
    private final int people;
    private final Figure figure;

    SlowCalls(String name, boolean batched, int warmUp, int people, Figure figure) {
        this.name = name;
        this.batched = batched;
        this.warmUp = warmUp;
        this.people = people;
        this.figure = figure;
    }

    @Override
    public void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        int first = stage.scaled(warmUp);
        int measured = stage.scaled(people);
        try (Rig rig = stage.rig(name, Setup.unlimited(batched))) {
            rig.goTo().answerAfter(LATENCY);
            Load.send(rig, 0, first);
            rig.awaitAnswers(first);
            rig.goTo().clearJournal();
            Load load = Load.send(rig, first, measured);
            rig.awaitAnswers(first + measured);
            double perSecond = measured / load.seconds(rig);
            report.put(figure, perSecond);
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
            stage.say()
                    .accept(
                            String.format(
                                    Locale.ROOT,
                                    "%s: %,d creations in %.1f s (%.0f a second) with %,d calls;"
                                            + " %s",
                                    name,
                                    measured,
                                    load.seconds(rig),
                                    perSecond,
                                    rig.goTo().journal().tally().calls(),
                                    rig.answers().outcomes()));
        }
    }
}
