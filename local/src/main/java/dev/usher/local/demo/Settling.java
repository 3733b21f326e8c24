package dev.usher.local.demo;

import dev.usher.local.machine.Machine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits until nothing is on its way any more. */
public final class Settling implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final int CALM_LOOKS = 3;

    private final Machine machine;
    private final Backlog backlog;

    public Settling(Machine machine) {
        this.machine = machine;
        this.backlog = new Backlog(machine.bootstrapServers());
    }

    /** A metric that is zero when its service has nothing left to do. */
    private record Work(String service, String metric, String name) {}

    private static final List<Work> WORK =
            List.of(
                    new Work("assignment-service", "assignment_outbox_pending", "outbox"),
                    new Work("diff-service", "diff_agenda", "undecided"),
                    new Work("diff-service", "diff_commands_inflight", "in flight"),
                    new Work("diff-service", "diff_grace", "in their grace period"),
                    new Work("diff-service", "diff_guard_collected", "removals to be judged"),
                    new Work("notifier-service", "notifier_pending", "mails to send"));

    /**
     * Waits until no service has anything left to do, no topic anything unread, and a further
     * condition holds, for several looks in a row.
     *
     * @param missing what is still to come, in words; empty when nothing is
     * @return what was missing in the end; empty when it has come to rest
     */
    public String await(Duration longest, Supplier<String> missing)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + longest.toNanos();
        int calm = 0;
        String missed = "";
        while (calm < CALM_LOOKS && System.nanoTime() < end) {
            missed = missed(missing);
            calm = missed.isEmpty() ? calm + 1 : 0;
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
        return calm == CALM_LOOKS ? "" : missed;
    }

    private String missed(Supplier<String> missing)
            throws InterruptedException, ExecutionException {
        for (Work work : WORK) {
            var left = machine.gauge(work.service(), work.metric());
            if (left.isEmpty()) {
                return work.service() + " does not tell " + work.metric();
            }
            if (left.getAsDouble() > 0) {
                return work.name() + ": " + (long) left.getAsDouble();
            }
        }
        String unread = backlog.unread();
        return unread.isEmpty() ? missing.get() : unread;
    }

    @Override
    public void close() {
        backlog.close();
    }
}
