package dev.usher.simulator.gotomeeting.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that goes wrong with the next calls it applies to.
 *
 * @param effect what goes wrong
 * @param on which calls it applies to
 * @param times how many of them
 */
public record Fault(Effect effect, Predicate<Request> on, int times) {

    /** What goes wrong. */
    public sealed interface Effect {

        /**
         * The call is not carried out; it is answered with this.
         *
         * @param body sent as it is; empty for none
         */
        record AnswerInstead(
                int status, String contentType, String body, Optional<Duration> retryAfter)
                implements Effect {}

        /** The call is carried out, then the connection is closed without an answer. */
        record DropAfterwards() implements Effect {}

        /** The call waits this long, then goes its normal way. */
        record Delay(Duration by) implements Effect {}
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("A fault strikes at least once, not " + times);
        }
    }

    /** Answers the next call with a status and no body. */
    public static Fault answer(int status) {
        return answer(status, "text/plain", "");
    }

    /** Answers the next call with a status and a body of any kind. */
    public static Fault answer(int status, String contentType, String body) {
        return once(new Effect.AnswerInstead(status, contentType, body, Optional.empty()));
    }

    /** Answers the next call with 429 and a {@code Retry-After} in whole seconds, rounded up. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return once(new Effect.AnswerInstead(429, "text/plain", "", Optional.of(retryAfter)));
    }

    /** Carries out the next call and then drops the connection. */
    public static Fault dropAfterwards() {
        return once(new Effect.DropAfterwards());
    }

    /** Makes the next call wait. */
    public static Fault delay(Duration by) {
        return once(new Effect.Delay(by));
    }

    public Fault on(Predicate<Request> requests) {
        return new Fault(effect, requests, times);
    }

    public Fault times(int calls) {
        return new Fault(effect, on, calls);
    }

    /** Every call it applies to, until the faults are cleared. */
    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    private static Fault once(Effect effect) {
        return new Fault(effect, request -> request.api() == Api.ADMIN, 1);
    }
}
