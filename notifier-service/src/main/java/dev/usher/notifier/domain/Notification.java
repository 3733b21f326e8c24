package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One message, the same to all who get it.
 *
 * @param id the same on every attempt
 * @param thread the first message of its group; its own id, if it is that
 * @param telling what it is sent for
 * @param items what it tells one by one, at most {@link #MOST_LISTED}, oldest first
 * @param count how many there are to tell, listed or not
 * @param lasting how many of the group last, those told included
 * @param over how many of the group are over since the message before
 * @param leftOut how many other groups wait because of the limit of messages an hour
 * @param allWell whether nothing lasts any more that people were told of
 * @param language tag of the language it is written in
 * @param plannedAt when it was decided to send it
 * @param deliveries whom it goes to, in the order of the settings
 */
public record Notification(
        NotificationId id,
        String application,
        GroupKey group,
        NotificationId thread,
        Telling telling,
        List<Item> items,
        int count,
        int lasting,
        int over,
        int leftOut,
        boolean allWell,
        String language,
        Instant plannedAt,
        List<Delivery> deliveries) {

    /** Most things that a message names one by one. */
    public static final int MOST_LISTED = 50;

    /** So many characters about things, or one thing more, so that it can be written down. */
    static final int LONGEST = 200_000;

    /** What a message is sent for. */
    public enum Telling {
        /** There is something new. */
        NEWS,
        /** Nothing is new, and it still lasts. */
        AGAIN,
        /** It is over. */
        END
    }

    public Notification {
        items = List.copyOf(items);
        deliveries = List.copyOf(deliveries);
    }

    /** Whether it has reached, or will never reach, everybody. */
    public boolean isEnded() {
        return deliveries.stream().noneMatch(Delivery::isDue);
    }

    /** When it ended, if it has. */
    public Optional<Instant> endedAt() {
        return isEnded()
                ? deliveries.stream()
                        .flatMap(delivery -> delivery.endedAt().stream())
                        .max(Instant::compareTo)
                : Optional.empty();
    }

    /** Whether it reached anybody. */
    public boolean isSent() {
        return deliveries.stream().anyMatch(Delivery.Sent.class::isInstance);
    }

    /** The same with one delivery in the place of that to the same target. */
    public Notification with(Delivery newer) {
        return with(older -> older.to().equals(newer.to()) ? newer : older);
    }

    Notification with(UnaryOperator<Delivery> change) {
        return new Notification(
                id,
                application,
                group,
                thread,
                telling,
                items,
                count,
                lasting,
                over,
                leftOut,
                allWell,
                language,
                plannedAt,
                deliveries.stream().map(change).toList());
    }
}
