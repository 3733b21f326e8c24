package dev.usher.notifier.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Identity of one message, the same on every attempt to plan or send it. */
public record NotificationId(UUID value) {

    /** The id of the message that a group sends at a time. */
    static NotificationId of(String application, GroupKey group, Instant plannedAt) {
        String name =
                String.join(
                        "|",
                        application,
                        group.kind().name(),
                        group.cause(),
                        Long.toString(plannedAt.toEpochMilli()));
        return new NotificationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
