package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.report.Report;
import dev.usher.contracts.Command;
import dev.usher.contracts.topic.Topics;
import dev.usher.local.machine.CannotStartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Access taken away while many creations wait: around the middle of them three times, of which the
 * slowest counts.
 */
final class UrgentRemovals implements Measurement {

    private static final int PEOPLE = 10_000;
    private static final List<Double> MOMENTS = List.of(0.4, 0.5, 0.6);

    @Override
    public void run(Stage stage, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        int people = stage.scaled(PEOPLE);
        int leavers = MOMENTS.size();
        try (Rig rig = stage.rig("urgent", Setup.limited(true))) {
            List<Command> joined = People.creations(people, leavers);
            rig.send(Topics.URGENT_COMMANDS, joined);
            rig.awaitAnswers(leavers);
            Load.send(rig, 0, people);
            List<Double> seconds = new ArrayList<>();
            for (int i = 0; i < leavers; i++) {
                rig.awaitAnswers(leavers + (int) (people * MOMENTS.get(i)));
                Command removal = People.removal(people + i, accountKey(rig, joined.get(i)));
                long sentAt = System.nanoTime();
                rig.send(Topics.URGENT_COMMANDS, List.of(removal));
                while (rig.answers().to(removal.getId()).isEmpty()) {
                    rig.awaitAnswers(rig.answers().count() + 1);
                }
                Answers.Answer answer = rig.answers().to(removal.getId()).orElseThrow();
                seconds.add((answer.readAt() - sentAt) / 1e9);
                stage.say()
                        .accept(
                                String.format(
                                        Locale.ROOT,
                                        "urgent: %s after %.2f s, with %,d creations unanswered",
                                        answer.words(),
                                        seconds.getLast(),
                                        people + leavers + i + 1 - rig.answers().count()));
            }
            report.put(
                    Figure.URGENT_SECONDS,
                    seconds.stream().mapToDouble(it -> it).max().orElseThrow());
            report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        }
    }

    private static String accountKey(Rig rig, Command created) {
        var account = rig.answers().to(created.getId()).orElseThrow().result().getAccount();
        if (account == null || account.getAccountKey() == null) {
            throw new CannotStartException("urgent: an account could not be created.");
        }
        return account.getAccountKey();
    }
}
