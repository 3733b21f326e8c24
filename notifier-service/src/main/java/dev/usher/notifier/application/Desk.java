package dev.usher.notifier.application;

import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.DayBook;
import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.Grouping;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Outbox;
import dev.usher.notifier.domain.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is known of the applications of one partition. Not thread-safe. */
final class Desk {

    private final Patience patience;
    private final Instant laidOutAt;
    private final Map<String, Place> places = new TreeMap<>();

    private Desk(Patience patience, Instant laidOutAt) {
        this.patience = patience;
        this.laidOutAt = laidOutAt;
    }

    /** What is known of one application. */
    record Place(Grouping grouping, DayBook book, Outbox outbox) {}

    /**
     * Lays out what the ledger says.
     *
     * @param newer what has happened since; what belongs to other partitions does no harm
     */
    static Desk of(List<Entry> entries, List<Entry> newer, Patience patience, Instant now) {
        Desk desk = new Desk(patience, now);
        Map<String, List<Entry>> byApplication = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byApplication.computeIfAbsent(entry.application(), _ -> new ArrayList<>()).add(entry);
        }
        byApplication.forEach(
                (application, own) -> {
                    Place place = desk.place(application);
                    place.grouping().restore(own);
                    place.book().restore(own);
                    messages(own).forEach(place.outbox()::put);
                    messages(newer)
                            .filter(message -> message.application().equals(application))
                            .forEach(place.outbox()::put);
                });
        return desk;
    }

    private static Stream<Notification> messages(List<Entry> entries) {
        return entries.stream()
                .flatMap(
                        entry ->
                                entry instanceof Entry.Sending(Notification message)
                                        ? Stream.of(message)
                                        : Stream.empty())
                .sorted(Comparator.comparing(Notification::plannedAt));
    }

    Instant laidOutAt() {
        return laidOutAt;
    }

    Place place(String application) {
        return places.computeIfAbsent(
                application,
                name -> new Place(new Grouping(name), new DayBook(name), new Outbox(patience)));
    }

    Map<String, Place> places() {
        return places;
    }

    /** The message that has been due for longest, of applications that somebody hears of. */
    Optional<Outbox.Task> due(Map<String, Audience> audiences, Instant now) {
        List<Outbox.Task> due = new ArrayList<>();
        places.forEach(
                (application, place) -> {
                    Audience audience = audiences.get(application);
                    if (audience != null) {
                        place.outbox().due(audience.rhythm().perHour(), now).ifPresent(due::add);
                    }
                });
        return due.stream().min(Comparator.comparing(Outbox.Task::dueAt));
    }

    /** Messages on their way, and groups whose news are waited with. */
    int pending() {
        return places.values().stream()
                .mapToInt(place -> place.outbox().pending() + place.grouping().waiting())
                .sum();
    }
}
