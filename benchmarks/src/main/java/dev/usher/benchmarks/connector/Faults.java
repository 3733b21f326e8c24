package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import dev.usher.contracts.Command;
import dev.usher.contracts.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Creations while GoTo fails often, one by one and in batches. A command that failed for now is
 * decided anew, as the diff-service would, with a command of its own.
 */
final class Faults implements Measurement {

    private static final int ONE_BY_ONE = 2_000;
    private static final int IN_BATCHES = 5_000;
    private static final int DECISIONS = 5;

    @Override
    public void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        CallTally calls =
                run(stage, report, "faults", false, stage.scaled(ONE_BY_ONE))
                        .plus(run(stage, report, "faults-batched", true, stage.scaled(IN_BATCHES)));
        report.put(Figure.FAULTS_WASTED_SHARE, calls.wastedShare());
    }

    private static CallTally run(
            Stage stage, Report<Figure> report, String name, boolean batched, int people)
            throws IOException, InterruptedException, ExecutionException {
        try (Rig rig = stage.rig(name, Setup.unlimited(batched))) {
            rig.goTo().failOften();
            long started = System.nanoTime();
            int commands = decideUntilDone(rig, people);
            JournalReader journal = rig.goTo().journal();
            CallTally calls = journal.tally();
            Balance balance = balance(rig, people, commands, journal);
            report.add(Figure.FAULTS_LOST, balance.lost());
            report.add(Figure.FAULTS_DUPLICATED, balance.duplicated());
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
            stage.say()
                    .accept(
                            String.format(
                                    Locale.ROOT,
                                    "%s: %,d people in %.1f s; %s; %s, %d wasted; lost %d,"
                                            + " duplicated %d",
                                    name,
                                    people,
                                    (System.nanoTime() - started) / 1e9,
                                    rig.answers().outcomes(),
                                    calls,
                                    calls.wasted(),
                                    balance.lost(),
                                    balance.duplicated()));
            return calls;
        }
    }

    /** Sends creations, and again those that failed for now; returns how many commands it sent. */
    private static int decideUntilDone(Rig rig, int people)
            throws InterruptedException, ExecutionException {
        List<Command> due = People.creations(0, people);
        int commands = 0;
        for (int decision = 0; decision < DECISIONS && !due.isEmpty(); decision++) {
            rig.send(Topics.BULK_COMMANDS, due);
            commands += due.size();
            rig.awaitAnswers(commands);
            List<Command> again = new ArrayList<>();
            for (Command command : due) {
                if (rig.answers().to(command.getId()).orElseThrow().passing()) {
                    again.add(People.again(command));
                }
            }
            due = again;
        }
        return commands;
    }

    private static Balance balance(Rig rig, int people, int commands, JournalReader journal)
            throws IOException, InterruptedException {
        Set<String> wanted = new HashSet<>();
        for (int number = 0; number < people; number++) {
            wanted.add(People.email(number));
        }
        return new Balance(
                wanted, commands, rig.answers().times(), journal.created(), rig.goTo().present());
    }
}
