package dev.usher.assignment.adapter.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes requests that waited for a user or a group as soon as it is there, and gives up those that
 * waited too long. Done by several instances at once, or again after a kill, it does no harm: a
 * request is taken once.
 */
public final class WaitingRequests {

    private final WaitingTable waiting;
    private final TakingRequests taking;
    private final DeadLetters deadLetters;
    private final Set<String> topics;
    private final TransactionTemplate transactions;
    private final Clock clock;

    /**
     * @param topics of sources that may speak
     */
    public WaitingRequests(
            WaitingTable waiting,
            TakingRequests taking,
            DeadLetters deadLetters,
            Set<String> topics,
            TransactionTemplate transactions,
            Clock clock) {
        this.waiting = waiting;
        this.taking = taking;
        this.deadLetters = deadLetters;
        this.topics = topics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at some of them; false when there is nothing more to do. */
    public boolean step() {
        return take() || giveUp();
    }

    private boolean take() {
        List<WaitingTable.Waiter> done = new ArrayList<>(waiting.ready(topics));
        if (done.isEmpty()) {
            return false;
        }
        Set<ConsumerRecord<byte[], byte[]>> kept =
                taking.take(done.stream().map(WaitingTable.Waiter::record).toList());
        done.removeIf(it -> kept.contains(it.record()));
        waiting.remove(done);
        return !done.isEmpty();
    }

    private boolean giveUp() {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> {
                            List<WaitingTable.Waiter> overdue =
                                    waiting.takeOverdue(clock.instant());
                            deadLetters.send(
                                    overdue.stream().map(WaitingRequests::givenUp).toList());
                            return !overdue.isEmpty();
                        }));
    }

    private static DeadLetters.Letter givenUp(WaitingTable.Waiter waiter) {
        return new DeadLetters.Letter(
                waiter.record(), waiter.reason() + ", awaited since " + waiter.since());
    }
}
