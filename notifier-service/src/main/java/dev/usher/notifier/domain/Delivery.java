package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Optional;

/** A planned mail on its way. */
public sealed interface Delivery {

    Notification notification();

    /** When something is to be done about it next. */
    Instant dueAt();

    default boolean isDue(Instant now) {
        return !now.isBefore(dueAt());
    }

    /** Not tried yet; as long as its window is open it may tell more. */
    record Waiting(Notification notification) implements Delivery {
        @Override
        public Instant dueAt() {
            return notification.sendAt();
        }
    }

    /**
     * Tried without success.
     *
     * @param attempts made so far
     * @param firstTry when the first was made
     * @param dueAt when the next one is made
     */
    record Retrying(Notification notification, int attempts, Instant firstTry, Instant dueAt)
            implements Delivery {}

    /** Ended, which is still to be recorded. */
    record Ended(Notification notification, Standing outcome, Instant dueAt) implements Delivery {}

    /** What becomes of it after an attempt that failed. */
    static Delivery afterFailure(Delivery tried, String error, Patience patience, Instant now) {
        Optional<Retrying> before =
                tried instanceof Retrying retrying ? Optional.of(retrying) : Optional.empty();
        int attempts = before.map(Retrying::attempts).orElse(0) + 1;
        Instant firstTry = before.map(Retrying::firstTry).orElse(now);
        Instant giveUpAt = firstTry.plus(patience.giveUpAfter());
        return now.isBefore(giveUpAt)
                ? new Retrying(
                        tried.notification(),
                        attempts,
                        firstTry,
                        now.plus(patience.pauseAfter(attempts)))
                : new Ended(tried.notification(), new Standing.GivenUp(now, error), now);
    }
}
