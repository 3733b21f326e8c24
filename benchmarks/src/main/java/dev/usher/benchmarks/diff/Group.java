package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.timing.Roll;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.Entitlement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Users without accounts are members of a group that is assigned, and unassigned again. */
final class Group implements Measurement {

    @Override
    public void run(Rig rig, Crowd crowd, Report<Figure> report) throws InterruptedException {
        for (int number = 0; number < crowd.size(); number++) {
            rig.send(crowd.unassigned(number));
        }
        rig.neighbours().scanFinished(0);
        rig.awaitTakenIn();
        report.put(Figure.GROUP_ASSIGNED_SECONDS, seconds(rig, crowd, "assigned", crowd::assigned));
        report.put(
                Figure.GROUP_UNASSIGNED_SECONDS,
                seconds(rig, crowd, "unassigned", crowd::unassigned));
    }

    /** Seconds from before the first record is written until everybody was answered or held. */
    private static double seconds(
            Rig rig, Crowd crowd, String what, IntFunction<Entitlement> record)
            throws InterruptedException {
        Roll roll = new Roll(crowd.everybody());
        AtomicInteger held = new AtomicInteger();
        rig.hear(
                new Hearing() {
                    @Override
                    public void commanded(Command command, boolean urgent, long readAt) {
                        roll.strike(Crowd.number(command.getUserId()), readAt);
                    }

                    @Override
                    public void decided(Decision decision, long readAt) {
                        if (decision.getKind() == DecisionKind.HELD) {
                            held.incrementAndGet();
                            roll.strike(Crowd.number(decision.getUserId()), readAt);
                        }
                    }
                });
        long begin = System.nanoTime();
        for (int number = 0; number < crowd.size(); number++) {
            rig.send(record.apply(number));
        }
        rig.await("everybody is " + what, roll);
        double seconds = (roll.lastAt() - begin) / 1e9;
        rig.say(
                String.format(
                        Locale.ROOT,
                        "%,d %s in %.1f s, %,d of them held",
                        crowd.size(),
                        what,
                        seconds,
                        held.get()));
        rig.awaitTakenIn();
        return seconds;
    }
}
