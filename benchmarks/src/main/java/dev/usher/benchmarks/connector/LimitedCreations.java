package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Many creations, in batches, as fast as GoTo's documented limit allows. */
final class LimitedCreations implements Measurement {

    private static final int PEOPLE = 10_000;

    @Override
    public void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        int people = stage.scaled(PEOPLE);
        try (Rig rig = stage.rig("limited", Setup.limited(true))) {
            Load load = Load.send(rig, 0, people);
            rig.awaitAnswers(people);
            CallTally calls = rig.goTo().journal().tally();
            report.put(Figure.LIMITED_SECONDS, load.seconds(rig));
            report.put(Figure.CALLS_PER_CREATION, (double) calls.calls() / people);
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
            stage.say()
                    .accept(
                            String.format(
                                    Locale.ROOT,
                                    "limited: %,d creations in %.1f s with %,d calls, %d of them"
                                            + " too fast; %s",
                                    people,
                                    load.seconds(rig),
                                    calls.calls(),
                                    calls.tooFast(),
                                    rig.answers().outcomes()));
        }
    }
}
