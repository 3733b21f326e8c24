package dev.usher.notifier.application;

import dev.usher.notifier.application.Tally.HearingOutcome;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.DailySummary;
import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.Grouping;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Patience;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people what is heard, for the partitions that this instance has. What is to be told is in
 * the ledger before it counts as noted, a message before it is sent, and again when it was; so a
 * crash loses nothing, and repeats at most the one message that was on its way, under the same id.
 * Thread-safe; nothing is sent after {@link #release} returned.
 */
public final class NotifyingPeople {

    private static final Logger log = LoggerFactory.getLogger(NotifyingPeople.class);

    private final Desks desks;
    private final Dispatch dispatch;
    private final Audiences audiences;
    private final Tally tally;
    private final DailySummary summary;
    private final BooleanSupplier stillOurs;
    private final Clock clock;
    private final Instant startedAt;

    /**
     * @param stillOurs whether it is sure that no other instance has these partitions now
     */
    public NotifyingPeople(
            Ledger ledger,
            Audiences audiences,
            Postman postman,
            Tally tally,
            Patience patience,
            DailySummary summary,
            BooleanSupplier stillOurs,
            Clock clock) {
        this.desks = new Desks(ledger, patience, clock);
        this.dispatch = new Dispatch(desks, postman, tally, clock);
        this.audiences = audiences;
        this.tally = tally;
        this.summary = summary;
        this.stillOurs = stillOurs;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** An event and the application that it belongs to. */
    public record Report(String application, Event event) {}

    /** Takes over partitions: what the ledger says is open goes on. */
    public void take(Collection<Integer> partitions) {
        desks.locked(() -> desks.take(partitions));
    }

    /** Gives partitions back, after the message that is on its way has ended. */
    public void release(Collection<Integer> partitions) {
        dispatch.between(() -> desks.locked(() -> desks.release(partitions)));
    }

    /** Notes what was heard on one partition; when this returns it will be told, come what may. */
    public void note(int partition, List<Report> reports) {
        Map<String, Audience> newest = audiences.newest();
        desks.locked(() -> note(partition, reports, newest));
    }

    /** Plans and sends everything that is due, as long as no other instance may do so. */
    public void sendDue() {
        Map<String, Audience> known = audiences.known();
        if (!stillOurs.getAsBoolean()) {
            return;
        }
        desks.locked(
                () -> {
                    desks.layOut();
                    return plan(known);
                });
        boolean more = true;
        while (more && stillOurs.getAsBoolean()) {
            more = dispatch.sendNext(known);
        }
    }

    /** How many messages are on their way, or waited with. */
    public int pending() {
        var pending = new AtomicInteger();
        return desks.locked(
                () -> {
                    desks.forEach((_, desk) -> pending.addAndGet(desk.pending()));
                    return pending.get();
                });
    }

    private int note(int partition, List<Report> reports, Map<String, Audience> newest) {
        Desk desk = desks.desk(partition);
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
            Desk.Place place = desk.place(report.application());
            List<Entry> changes = place.book().hear(place.grouping(), report.event(), now);
            entries.addAll(changes);
            if (begins) {
                opened += changes.size();
                other += changes.isEmpty() ? 1 : 0;
            }
        }
        reports.stream()
                .map(Report::application)
                .distinct()
                .filter(application -> summarized(newest.get(application)))
                .flatMap(application -> desk.place(application).book().unwritten(now).stream())
                .forEach(entries::add);
        desks.write(partition, entries);
        tally.heard(HearingOutcome.PLANNED, opened);
        tally.heard(HearingOutcome.DUPLICATE, other);
        tally.heard(HearingOutcome.UNADDRESSED, unaddressed);
        return opened;
    }

    private int plan(Map<String, Audience> known) {
        var planned = new AtomicInteger();
        desks.forEach(
                (partition, desk) ->
                        desk.places()
                                .forEach(
                                        (application, place) -> {
                                            Audience audience = known.get(application);
                                            if (audience != null) {
                                                planned.addAndGet(plan(partition, place, audience));
                                            }
                                        }));
        return planned.get();
    }

    private int plan(int partition, Desk.Place place, Audience audience) {
        Instant now = clock.instant();
        Grouping grouping = place.grouping();
        withdraw(partition, place, audience, now);
        if (audience.summary()) {
            summary.due(grouping, place.book(), startedAt, now)
                    .ifPresent(event -> summarize(partition, place, event, now));
        }
        int planned = 0;
        Optional<Grouping.Plan> plan = next(partition, place, audience, now);
        while (plan.isPresent()) {
            desks.write(partition, plan.get().entries());
            place.outbox().put(plan.get().message());
            sayPlanned(plan.get().message());
            planned++;
            plan = next(partition, place, audience, now);
        }
        return planned;
    }

    /** Who is taken out of the settings gets nothing more, what is on its way included. */
    private void withdraw(int partition, Desk.Place place, Audience audience, Instant now) {
        List<Notification> withdrawn = place.outbox().withdrawn(audience.targets(), now);
        desks.write(partition, withdrawn.stream().<Entry>map(Entry.Sending::new).toList());
        for (Notification message : withdrawn) {
            place.outbox().put(message);
            log.atInfo()
                    .addKeyValue("notificationId", message.id())
                    .addKeyValue("application", message.application())
                    .log("Gave up a message for who is no longer in the settings");
        }
    }

    private void summarize(int partition, Desk.Place place, Event event, Instant now) {
        List<Entry> entries = new ArrayList<>(place.grouping().on(event, now));
        place.book().turnOver(now);
        place.book().unwritten(now).ifPresent(entries::add);
        desks.write(partition, entries);
    }

    private static boolean summarized(@Nullable Audience audience) {
        return audience != null && audience.summary();
    }

    private Optional<Grouping.Plan> next(
            int partition, Desk.Place place, Audience audience, Instant now) {
        int room = place.outbox().room(audience.targets(), audience.rhythm().perHour(), now);
        if (place.grouping().lacksNames(audience, room, now)) {
            desks.recall(partition, place.grouping());
        }
        return place.grouping().plan(audience, room, now);
    }

    private static void sayPlanned(Notification message) {
        log.atInfo()
                .addKeyValue("notificationId", message.id())
                .addKeyValue("application", message.application())
                .addKeyValue("kind", message.group().kind())
                .addKeyValue("cause", message.group().cause())
                .addKeyValue("telling", message.telling())
                .addKeyValue("count", message.count())
                .log("Planned a message");
    }
}
