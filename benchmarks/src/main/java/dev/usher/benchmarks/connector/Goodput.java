package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Creations one by one: how much of GoTo's limit becomes accounts. */
final class Goodput implements Measurement {

    private static final int PEOPLE = 500;
    private static final double LIMIT_PER_SECOND = 10;

    @Override
    public void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        int people = stage.scaled(PEOPLE);
        try (Rig rig = stage.rig("goodput", Setup.limited(false))) {
            Load load = Load.send(rig, 0, people);
            rig.awaitAnswers(people);
            CallTally calls = rig.goTo().journal().tally();
            double perSecond = rig.answers().succeeded() / load.seconds(rig);
            report.put(Figure.GOODPUT_OF_LIMIT, perSecond / LIMIT_PER_SECOND);
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
            stage.say()
                    .accept(
                            String.format(
                                    Locale.ROOT,
                                    "goodput: %.2f creations a second with %,d calls, %d of them"
                                            + " too fast; %s",
                                    perSecond,
                                    calls.calls(),
                                    calls.tooFast(),
                                    rig.answers().outcomes()));
        }
    }
}
