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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of the applications of one partition. Not thread-safe. */
final class Desk {

    private final Patience patience;
    private final Instant laidOutAt;
    private final Map<String, Place> places = new TreeMap<>();

    Desk(Patience patience, Instant laidOutAt) {
        this.patience = patience;
        this.laidOutAt = laidOutAt;
    }

    /** What is known of one application. */
    record Place(Grouping grouping, DayBook book, Outbox outbox) {}

    /** Lays out what the ledger says, messages first. */
    void restore(Entry entry) {
        Place place = place(entry.application());
        place.grouping().restore(entry);
        place.book().restore(entry);
        if (entry instanceof Entry.Sending(Notification message)) {
            place.outbox().put(message);
        }
    }

    /** Takes in what has become of a message, if it belongs here. */
    void update(Entry.Sending newer) {
        Place place = places.get(newer.application());
        if (place != null) {
            place.outbox().put(newer.notification());
        }
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
