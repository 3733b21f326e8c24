package dev.usher.benchmarks.notifier;

import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Notification;
import dev.usher.contracts.NotificationState;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.Topics;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many were told of by mails that were sent, as the notifier's own records say. */
final class Told {

    private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();

    private final Set<UUID> planned = ConcurrentHashMap.newKeySet();

    private Told() {}

    static Told by(Bus bus) {
        Told told = new Told();
        RecordDecoder<Notification> notifications = bus.decoder(Topics.NOTIFICATIONS);
        bus.on(
                Topics.NOTIFICATIONS,
                record -> {
                    if (record.value() != null) {
                        told.take(notifications.decode(record.value()));
                    }
                });
        bus.listen();
        return told;
    }

    int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many messages it meant to send. */
    int planned() {
        return planned.size();
    }

    private void take(Notification notification) {
        var message = notification.getMessage();
        if (notification.getState() == NotificationState.PLANNED) {
            planned.add(notification.getId());
        }
        if (notification.getState() == NotificationState.SENT && message != null) {
            counts.put(notification.getId(), message.getCount());
        }
    }
}
