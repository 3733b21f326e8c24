package dev.usher.notifier.application;

import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Target;

/** The way to people and other systems. */
public interface Postman {

    /** Hands a message over. */
    Outcome deliver(Notification message, Target to);

    /** What became of it. The reasons are for logs and hold no addresses. */
    sealed interface Outcome {

        /** The other side took it. */
        record Taken() implements Outcome {}

        /** The other side does not want it from us for this target, now or ever. */
        record Refused(String reason) implements Outcome {}

        /** It did not get through; trying again makes sense. */
        record NotNow(String reason) implements Outcome {}
    }
}
