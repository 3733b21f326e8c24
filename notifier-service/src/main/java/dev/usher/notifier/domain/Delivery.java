package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Optional;

/** How a message to one target fares. */
public sealed interface Delivery {

    Target to();

    default boolean isDue() {
        return this instanceof Due;
    }

    /** When it ended, if it has. */
    default Optional<Instant> endedAt() {
        return switch (this) {
            case Due _ -> Optional.empty();
            case Sent(Target _, Instant at) -> Optional.of(at);
            case GivenUp(Target _, Instant at, String _) -> Optional.of(at);
        };
    }

    /** To be sent. */
    record Due(Target to) implements Delivery {}

    /** Taken by the other side. */
    record Sent(Target to, Instant at) implements Delivery {}

    /** Refused for good, or tried for too long. */
    record GivenUp(Target to, Instant at, String error) implements Delivery {}
}
