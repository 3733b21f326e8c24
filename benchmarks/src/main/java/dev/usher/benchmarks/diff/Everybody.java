package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Roll;
import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Users who have accounts are decided for the first time: nearly everybody's is adopted, the rest
 * need a command. What is measured with them afterwards follows.
 */
final class Everybody implements Measurement {

    @Override
    public void run(Rig rig, Crowd crowd, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        takeIn(rig, crowd, report);
        decide(rig, crowd, report);
        SingleChanges changes = new SingleChanges(rig, crowd);
        changes.run(report);
        new SettingsChanges(rig, crowd, changes).run(report);
        new Restarts(rig, changes).run(report);
    }

    private static void takeIn(Rig rig, Crowd crowd, Report<Figure> report)
            throws InterruptedException {
        long begin = System.nanoTime();
        int accounts = 0;
        for (int number = 0; number < crowd.size(); number++) {
            rig.send(crowd.assigned(number));
            if (crowd.hasAccount(number)) {
                accounts++;
                rig.bus()
                        .write(
                                Topics.ACCOUNTS,
                                new RecordKey(Bus.APPLICATION, Crowd.accountKey(number)),
                                crowd.account(number));
            }
        }
        rig.bus().settle();
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%,d users and %,d accounts written in %.1f s",
                        crowd.size(),
                        accounts,
                        (System.nanoTime() - begin) / 1e9));
        rig.awaitTakenIn();
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.put(Figure.TAKE_IN_SECONDS, seconds);
        rig.say(String.format(Locale.ROOT, "taken in after %.1f s", seconds));
    }

    private static void decide(Rig rig, Crowd crowd, Report<Figure> report)
            throws InterruptedException {
        Roll roll = new Roll(crowd.everybody());
        rig.hear(
                new Hearing() {
                    @Override
                    public void commanded(Command command, boolean urgent, long readAt) {
                        strike(command.getUserId(), false, readAt);
                    }

                    @Override
                    public void decided(Decision decision, long readAt) {
                        if (decision.getKind() == DecisionKind.ADOPTED) {
                            strike(decision.getUserId(), true, readAt);
                        }
                    }

                    private void strike(java.util.UUID user, boolean adopted, long readAt) {
                        int number = Crowd.number(user);
                        if (crowd.isInStep(number) == adopted) {
                            roll.strike(number, readAt);
                        }
                    }
                });
        long begin = System.nanoTime();
        rig.connector().scanFinished(crowd.size());
        rig.await("everybody is decided", roll);
        double seconds = (roll.lastAt() - begin) / 1e9;
        report.put(Figure.DECIDED_PER_SECOND, crowd.size() / seconds);
        report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        rig.say(String.format(Locale.ROOT, "everybody decided in %.1f s", seconds));
        rig.awaitTakenIn();
    }
}
