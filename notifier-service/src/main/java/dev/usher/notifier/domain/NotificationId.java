package dev.usher.notifier.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identity of one mail, the same on every attempt to plan or send it. */
public record NotificationId(UUID value) {

    /**
     * The id of the mail that a failure opens. It depends on nothing else, so that planning again
     * what was planned before a crash leads to the same mail.
     */
    static NotificationId openedBy(Failure failure, String application) {
        String name = application + "|mail|" + failure.sourceId();
        return new NotificationId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
