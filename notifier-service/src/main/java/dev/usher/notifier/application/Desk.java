package dev.usher.notifier.application;

import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of the mails of one partition. Not thread-safe. */
final class Desk {

    private final Map<NotificationId, Delivery> pending = new LinkedHashMap<>();
    private final Set<UUID> told = new HashSet<>();

    /** Lays out what the ledger says. */
    static Desk of(List<Ledger.Entry> entries) {
        Desk desk = new Desk();
        for (Ledger.Entry entry : entries) {
            desk.remember(entry.notification());
            switch (entry.standing()) {
                case Standing.Planned _ -> desk.await(entry.notification());
                case Standing.Sent _, Standing.GivenUp _ ->
                        desk.pending.remove(entry.notification().id());
            }
        }
        return desk;
    }

    boolean tells(UUID sourceId) {
        return told.contains(sourceId);
    }

    /** The mail of an application that was opened last, if it has not been tried yet. */
    Optional<Notification> open(String application) {
        return pending.values().stream()
                .filter(Delivery.Waiting.class::isInstance)
                .map(Delivery::notification)
                .filter(mail -> mail.application().equals(application))
                .max(Comparator.comparing(Notification::sendAt));
    }

    void plan(Collection<Notification> changed) {
        for (Notification mail : changed) {
            remember(mail);
            await(mail);
        }
    }

    Optional<Delivery> due(Instant now) {
        return pending.values().stream()
                .filter(delivery -> delivery.isDue(now))
                .min(Comparator.comparing(Delivery::dueAt));
    }

    void put(Delivery delivery) {
        pending.put(delivery.notification().id(), delivery);
    }

    void clear(Notification mail) {
        pending.remove(mail.id());
    }

    int pending() {
        return pending.size();
    }

    private void await(Notification mail) {
        put(new Delivery.Waiting(mail));
    }

    private void remember(Notification mail) {
        mail.failures().stream().map(Failure::sourceId).forEach(told::add);
    }
}
