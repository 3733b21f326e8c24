package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Roll;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Users who have accounts are decided for the first time: nearly everybody's is adopted, the rest
 * need a command. What is measured with them afterwards follows.
 */
final class Everybody implements Measurement {

    /** Of another application, whom a process that has just started decides before. */
    private static final int OTHERS = 20_000;

    @Override
    public void run(Rig rig, Crowd crowd, Report<Figure> report)
            throws IOException, InterruptedException, ExecutionException {
        new Restarts(rig, decideAll(rig, crowd, report)).run(report);
    }

    /** What is measured with the process that was started first. */
    static SingleChanges decideAll(Rig rig, Crowd crowd, Report<Figure> report)
            throws InterruptedException {
        Crowd others = new Crowd(Math.min(crowd.size(), OTHERS));
        takeIn(rig, rig.others(), others);
        report.put(
                Figure.COLD_DECIDED_PER_SECOND, others.size() / decide(rig, rig.others(), others));
        report.put(Figure.TAKE_IN_SECONDS, takeIn(rig, rig.neighbours(), crowd));
        report.put(Figure.DECIDED_PER_SECOND, crowd.size() / decide(rig, rig.neighbours(), crowd));
        report.atLeast(Figure.RESIDENT_MB, rig.residentMb());
        SingleChanges changes = new SingleChanges(rig, crowd);
        changes.run(report);
        new SettingsChanges(rig, crowd, changes).run(report);
        return changes;
    }

    private static double takeIn(Rig rig, StandIn neighbours, Crowd crowd)
            throws InterruptedException {
        long begin = System.nanoTime();
        int accounts = 0;
        for (int number = 0; number < crowd.size(); number++) {
            neighbours.send(crowd.assigned(number));
            if (crowd.hasAccount(number)) {
                accounts++;
                neighbours.send(crowd.account(number));
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
        rig.say(String.format(Locale.ROOT, "taken in after %.1f s", seconds));
        return seconds;
    }

    private static double decide(Rig rig, StandIn neighbours, Crowd crowd)
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
        neighbours.scanFinished(crowd.size());
        rig.await("everybody is decided", roll);
        double seconds = (roll.lastAt() - begin) / 1e9;
        rig.say(String.format(Locale.ROOT, "everybody decided in %.1f s", seconds));
        rig.awaitTakenIn();
        return seconds;
    }
}
