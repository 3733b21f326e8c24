package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One mail and what it tells, in the order in which it came in.
 *
 * @param id the same on every attempt
 * @param application that the failures belong to
 * @param recipient address it goes to
 * @param failures at least one
 * @param plannedAt when the first failure came in
 * @param sendAt when the window closes; from then on nothing is added
 */
public record Notification(
        NotificationId id,
        String application,
        String recipient,
        List<Failure> failures,
        Instant plannedAt,
        Instant sendAt) {

    /** Most failures in one mail. */
    public static final int MOST_FAILURES = 500;

    /** Most characters in one mail's failures; with 3 bytes each still below Kafka's 1 MB. */
    static final int MOST_CHARACTERS = 250_000;

    public Notification {
        failures = List.copyOf(failures);
        if (failures.isEmpty()) {
            throw new IllegalArgumentException("A mail about nothing");
        }
    }

    static Notification openedBy(
            Failure failure, String application, Addressee addressee, Instant now) {
        return new Notification(
                NotificationId.openedBy(failure, application),
                application,
                addressee.email(),
                List.of(failure),
                now,
                failure.alone() ? now : now.plus(addressee.window()));
    }

    boolean takes(Failure failure, Addressee addressee, Instant now) {
        return now.isBefore(sendAt)
                && recipient.equals(addressee.email())
                && failures.size() < MOST_FAILURES
                && failures.stream().mapToInt(Failure::length).sum() + failure.length()
                        <= MOST_CHARACTERS;
    }

    Notification with(Failure failure) {
        List<Failure> more = new ArrayList<>(failures);
        more.add(failure);
        return new Notification(id, application, recipient, more, plannedAt, sendAt);
    }
}
