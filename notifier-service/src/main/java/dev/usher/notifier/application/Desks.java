package dev.usher.notifier.application;

import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.Grouping;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Outbox;
import dev.usher.notifier.domain.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desks of the partitions that this instance has, and the ledger from which each is laid out.
 * All but {@link #locked} is to be called inside of that.
 */
final class Desks {

    private static final Logger log = LoggerFactory.getLogger(Desks.class);

    /** So often everything is read again, so that what lasts for long stays in the ledger. */
    private static final Duration WEEK = Duration.ofDays(7);

    private final Ledger ledger;
    private final Patience patience;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, @Nullable Desk> desks = new TreeMap<>();

    /** What was sent and could not be written down yet. */
    private final List<Entry.Sending> unrecorded = new ArrayList<>();

    Desks(Ledger ledger, Patience patience, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.patience = patience;
    }

    /** Does something that nobody else does at the same time. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    int take(Collection<Integer> partitions) {
        partitions.forEach(partition -> desks.putIfAbsent(partition, null));
        return layOut();
    }

    boolean release(Collection<Integer> partitions) {
        return desks.keySet().removeAll(partitions);
    }

    /** Reads what the ledger says of partitions taken over; once more, should it have failed. */
    int layOut() {
        List<Integer> partitions = List.copyOf(desks.keySet());
        partitions.forEach(this::desk);
        return partitions.size();
    }

    Desk desk(int partition) {
        Desk desk = desks.get(partition);
        Instant now = clock.instant();
        if (desk == null || desk.laidOutAt().plus(WEEK).isBefore(now)) {
            desk = new Desk(patience, now);
            ledger.read(partition, desk::restore);
            desks.put(partition, desk);
            unrecorded.forEach(desk::update);
            log.atInfo()
                    .addKeyValue("partition", partition)
                    .addKeyValue("pending", desk.pending())
                    .log("Took over what is to be told");
        }
        return desk;
    }

    /** Goes through the desks that are laid out. */
    void forEach(BiConsumer<Integer, Desk> work) {
        desks.forEach(
                (partition, desk) -> {
                    if (desk != null) {
                        work.accept(partition, desk);
                    }
                });
    }

    /** What is on its way of the application that a message belongs to, if it is laid out. */
    Optional<Outbox> outbox(int partition, Notification message) {
        return Optional.ofNullable(desks.get(partition))
                .map(desk -> desk.place(message.application()).outbox());
    }

    /** Takes in again from the ledger what of very many was not kept. */
    void recall(int partition, Grouping grouping) {
        ledger.read(partition, grouping::recall);
    }

    /**
     * Writes down what is to be told. What could not be written down is forgotten, and the desk
     * laid out anew before anything else is done.
     */
    void write(int partition, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            ledger.write(entries);
        } catch (RuntimeException e) {
            desks.put(partition, null);
            throw e;
        }
    }

    /** Notes a message with a delivery that ended, to be written down by {@link #record}. */
    void ended(int partition, Notification message) {
        outbox(partition, message).ifPresent(outbox -> outbox.put(message));
        unrecorded.add(new Entry.Sending(message));
    }

    /** Writes down what was sent; should that fail, only the writing is tried again. */
    int record() {
        int entries = unrecorded.size();
        if (entries > 0) {
            ledger.write(List.copyOf(unrecorded));
            unrecorded.clear();
        }
        return entries;
    }
}
