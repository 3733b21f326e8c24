package dev.usher.notifier.application;

import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.application.Tally.Channel;
import dev.usher.notifier.application.Tally.HearingOutcome;
import dev.usher.notifier.application.Tally.MessageOutcome;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.DailySummary;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.Grouping;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Outbox;
import dev.usher.notifier.domain.Patience;
import dev.usher.notifier.domain.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells people what is heard, for the partitions that this instance has. What is to be told is in
 * the ledger before it counts as noted, a message before it is sent, and again when it was; so a
 * crash loses nothing, and repeats at most the one message that was on its way, under the same id.
 * Thread-safe; nothing is sent after {@link #release} returned.
 */
public final class NotifyingPeople {

    private static final Logger log = LoggerFactory.getLogger(NotifyingPeople.class);

    private final Ledger ledger;
    private final Audiences audiences;
    private final Postman postman;
    private final Tally tally;
    private final Patience patience;
    private final DailySummary summary;
    private final Clock clock;
    private final Instant startedAt;

    /** Held while a message is on its way; taken before {@link #state}. */
    private final ReentrantLock sending = new ReentrantLock();

    private final ReentrantLock state = new ReentrantLock();
    private final Map<Integer, @Nullable Desk> desks = new TreeMap<>();

    /** What was sent and could not be written down yet. */
    private final List<Entry> unrecorded = new ArrayList<>();

    public NotifyingPeople(
            Ledger ledger,
            Audiences audiences,
            Postman postman,
            Tally tally,
            Patience patience,
            DailySummary summary,
            Clock clock) {
        this.ledger = ledger;
        this.audiences = audiences;
        this.postman = postman;
        this.tally = tally;
        this.patience = patience;
        this.summary = summary;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** An event and the application that it belongs to. */
    public record Report(String application, Event event) {}

    /** Takes over partitions: what the ledger says is open goes on. */
    public void take(Collection<Integer> partitions) {
        locked(
                () -> {
                    partitions.forEach(partition -> desks.putIfAbsent(partition, null));
                    layOut();
                    return partitions;
                });
    }

    /** Gives partitions back, after the message that is on its way has ended. */
    public void release(Collection<Integer> partitions) {
        sending.lock();
        try {
            locked(() -> desks.keySet().removeAll(partitions));
        } finally {
            sending.unlock();
        }
    }

    /** Notes what was heard on one partition; when this returns it will be told, come what may. */
    public void note(int partition, List<Report> reports) {
        Map<String, Audience> newest = audiences.newest();
        locked(() -> note(partition, reports, newest));
    }

    /** Plans and sends everything that is due. */
    public void sendDue() {
        Map<String, Audience> newest = audiences.known();
        locked(
                () -> {
                    layOut();
                    return plan(newest);
                });
        boolean more;
        do {
            more = sendNext();
        } while (more);
    }

    /** How many messages are on their way, or waited with. */
    public int pending() {
        return locked(() -> present().mapToInt(Desk::pending).sum());
    }

    private int note(int partition, List<Report> reports, Map<String, Audience> newest) {
        Desk desk = desk(partition);
        Instant now = clock.instant();
        List<Entry> entries = new ArrayList<>();
        int opened = 0;
        int unaddressed = 0;
        int other = 0;
        for (Report report : reports) {
            boolean begins = report.event() instanceof Event.Began;
            if (begins && !newest.containsKey(report.application())) {
                unaddressed++;
                continue;
            }
            List<Entry> changes =
                    desk.place(report.application()).grouping().on(report.event(), now);
            entries.addAll(changes);
            if (begins) {
                opened += changes.size();
                other += changes.isEmpty() ? 1 : 0;
            }
        }
        write(partition, entries);
        tally.heard(HearingOutcome.PLANNED, opened);
        tally.heard(HearingOutcome.DUPLICATE, other);
        tally.heard(HearingOutcome.UNADDRESSED, unaddressed);
        return opened;
    }

    /** What could not be written down is forgotten, and read anew before anything else is done. */
    private void write(int partition, List<Entry> entries) {
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

    private int plan(Map<String, Audience> newest) {
        int planned = 0;
        for (int partition : List.copyOf(desks.keySet())) {
            Desk desk = desk(partition);
            for (Map.Entry<String, Desk.Place> place : desk.places().entrySet()) {
                Audience audience = newest.get(place.getKey());
                if (audience != null) {
                    planned += plan(partition, place.getValue(), audience);
                }
            }
        }
        return planned;
    }

    private int plan(int partition, Desk.Place place, Audience audience) {
        Instant now = clock.instant();
        Grouping grouping = place.grouping();
        if (audience.summary()) {
            summary.due(grouping, startedAt, now)
                    .ifPresent(event -> write(partition, grouping.on(event, now)));
        }
        int planned = 0;
        Optional<Grouping.Plan> plan = next(place, audience, now);
        while (plan.isPresent()) {
            write(partition, plan.get().entries());
            Notification message = plan.get().message();
            place.outbox().put(message);
            log.atInfo()
                    .addKeyValue("notificationId", message.id())
                    .addKeyValue("application", message.application())
                    .addKeyValue("kind", message.group().kind())
                    .addKeyValue("cause", message.group().cause())
                    .addKeyValue("telling", message.telling())
                    .addKeyValue("count", message.count())
                    .log("Planned a message");
            planned++;
            plan = next(place, audience, now);
        }
        return planned;
    }

    private static Optional<Grouping.Plan> next(Desk.Place place, Audience audience, Instant now) {
        int room = place.outbox().room(audience.rhythm().perHour(), now);
        return place.grouping().plan(audience, room, now);
    }

    private boolean sendNext() {
        sending.lock();
        try {
            locked(this::record);
            Optional<Due> next = locked(this::next);
            next.ifPresent(this::advance);
            return next.isPresent();
        } finally {
            sending.unlock();
        }
    }

    private Optional<Due> next() {
        Instant now = clock.instant();
        List<Due> due = new ArrayList<>();
        desks.forEach(
                (partition, desk) -> {
                    if (desk != null) {
                        desk.due(now).map(task -> new Due(partition, task)).ifPresent(due::add);
                    }
                });
        return due.stream().min(Comparator.comparing(one -> one.task().dueAt()));
    }

    private void advance(Due due) {
        Outcome outcome = postman.deliver(due.task().message(), due.task().to());
        Instant now = clock.instant();
        locked(
                () -> {
                    settle(due, outcome, now);
                    return record();
                });
    }

    private void settle(Due due, Outcome outcome, Instant now) {
        Outbox.Task task = due.task();
        switch (outcome) {
            case Outcome.Taken _ -> {
                tally.message(channel(task.to()), MessageOutcome.SENT);
                said(log.atInfo(), task).log("Sent a message");
                end(due, new Delivery.Sent(task.to(), now));
            }
            case Outcome.Refused(String reason) -> giveUp(due, reason, now);
            case Outcome.NotNow(String reason) -> tryAgain(due, reason, now);
        }
    }

    private void tryAgain(Due due, String reason, Instant now) {
        Optional<Outbox> outbox = outbox(due);
        if (outbox.isEmpty()) {
            return;
        }
        Outbox.Trouble trouble = outbox.get().failed(due.task(), now);
        if (!trouble.isHopeless()) {
            said(trouble.attempts() == 1 ? log.atWarn() : log.atDebug(), due.task())
                    .addKeyValue("reason", reason)
                    .addKeyValue("nextTry", trouble.nextAt())
                    .log("Could not send a message, will try again");
        } else {
            giveUp(due, reason, now);
        }
    }

    private void giveUp(Due due, String reason, Instant now) {
        tally.message(channel(due.task().to()), MessageOutcome.GIVEN_UP);
        said(log.atError(), due.task())
                .addKeyValue("reason", reason)
                .log("Gave up a message that could not be sent");
        end(due, new Delivery.GivenUp(due.task().to(), now, reason));
    }

    private void end(Due due, Delivery delivery) {
        Notification ended = due.task().message().with(delivery);
        outbox(due).ifPresent(outbox -> outbox.put(ended));
        unrecorded.add(new Entry.Sending(ended));
    }

    private Optional<Outbox> outbox(Due due) {
        return Optional.ofNullable(desks.get(due.partition()))
                .map(desk -> desk.place(due.task().message().application()).outbox());
    }

    /** Writes down what was sent; should that fail, only the writing is tried again. */
    private int record() {
        int entries = unrecorded.size();
        if (entries > 0) {
            ledger.write(List.copyOf(unrecorded));
            unrecorded.clear();
        }
        return entries;
    }

    private static LoggingEventBuilder said(LoggingEventBuilder event, Outbox.Task task) {
        return event.addKeyValue("notificationId", task.message().id())
                .addKeyValue("application", task.message().application())
                .addKeyValue("channel", channel(task.to()));
    }

    private static Channel channel(Target to) {
        return switch (to) {
            case Target.Mailbox _ -> Channel.MAIL;
            case Target.Webhook _ -> Channel.WEBHOOK;
        };
    }

    private Stream<Desk> present() {
        return desks.values().stream().flatMap(Stream::ofNullable);
    }

    /** Reads what the ledger says of partitions taken over; once more, should it have failed. */
    private void layOut() {
        List.copyOf(desks.keySet()).forEach(this::desk);
    }

    private Desk desk(int partition) {
        Desk desk = desks.get(partition);
        if (desk == null) {
            desk = Desk.of(ledger.read(partition), unrecorded, patience);
            desks.put(partition, desk);
            log.atInfo()
                    .addKeyValue("partition", partition)
                    .addKeyValue("pending", desk.pending())
                    .log("Took over what is to be told");
        }
        return desk;
    }

    private record Due(int partition, Outbox.Task task) {}

    private <T> T locked(Supplier<T> work) {
        state.lock();
        try {
            return work.get();
        } finally {
            state.unlock();
        }
    }
}
