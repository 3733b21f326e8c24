package dev.usher.simulator.gotomeeting.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something that goes wrong with calls to come.
 *
 * @param effect what goes wrong
 * @param on which calls it is meant for
 * @param strikes which of those it strikes
 */
public record Fault(Effect effect, Predicate<Request> on, Strikes strikes) {

    /** What goes wrong. */
    public sealed interface Effect {

        /**
         * The call is not carried out; it is answered with this.
         *
         * @param body sent as it is; empty for none
         */
        record AnswerInstead(
                int status, String contentType, String body, Map<String, String> headers)
                implements Effect {

            public AnswerInstead {
                headers = Map.copyOf(headers);
            }
        }

        /** The call is carried out and its answer spoiled on the way. */
        record Spoil(Spoiling spoiling, String member) implements Effect {}

        /**
         * The call is not carried out; the answer is JSON that goes on and on.
         *
         * @param pause after each 8 kB or so
         */
        record Flood(long bytes, Duration pause) implements Effect {}

        /** The connection is closed without an answer, and the call not carried out. */
        record DropBefore() implements Effect {}

        /** The call is carried out, then the connection is closed without an answer. */
        record DropAfterwards() implements Effect {}

        /** The call waits this long, then goes its normal way. */
        record Delay(Duration by) implements Effect {}

        /** The call is carried out at once, and its answer held back this long. */
        record DelayAfterwards(Duration by) implements Effect {}
    }

    /** How an answer is spoiled. */
    public enum Spoiling {
        /** No body at all. */
        EMPTY,
        /** A page of HTML in its place. */
        HTML,
        /** The first half of the body, under its right length. */
        TRUNCATED,
        /** The member is an object where it was something else. */
        MISTYPED,
        /** The member is left out. */
        MISSING,
        /** Every object has members that nobody knows. */
        EXTRA
    }

    /**
     * Which of the calls that a fault is meant for it strikes.
     *
     * @param about only calls that name this key or address, in path, query or body; empty for any
     * @param after so many of them pass first
     * @param every then only each so-many-th is struck
     * @param share then only this share, chosen at random
     * @param seed of the random choice
     * @param from not before; empty for at once
     * @param until not from then on; empty for no end
     * @param times so often; {@link Integer#MAX_VALUE} for no end
     */
    public record Strikes(
            Optional<String> about,
            int after,
            int every,
            double share,
            long seed,
            Optional<Instant> from,
            Optional<Instant> until,
            int times) {

        public static final Strikes ONCE =
                new Strikes(Optional.empty(), 0, 1, 1, 0, Optional.empty(), Optional.empty(), 1);

        public Strikes {
            if (times < 1 || every < 1 || after < 0 || !(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "A fault strikes at least once, each first call or later, and a share"
                                + " above 0 and up to 1 of them");
            }
        }

        boolean during(Instant now) {
            return from.filter(now::isBefore).isEmpty()
                    && until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    /** Answers the next call with a status and no body. */
    public static Fault answer(int status) {
        return answer(status, "text/plain", "");
    }

    /** Answers the next call with a status and a body of any kind. */
    public static Fault answer(int status, String contentType, String body) {
        return once(new Effect.AnswerInstead(status, contentType, body, Map.of()));
    }

    /** Answers the next call with 429 and a {@code Retry-After} in whole seconds, rounded up. */
    public static Fault tooManyRequests(Duration retryAfter) {
        String seconds = Long.toString(retryAfter.plusNanos(999_999_999).toSeconds());
        return once(
                new Effect.AnswerInstead(429, "text/plain", "", Map.of("Retry-After", seconds)));
    }

    /** Carries out the next call and then drops the connection. */
    public static Fault dropAfterwards() {
        return once(new Effect.DropAfterwards());
    }

    /** Drops the connection of the next call, which is not carried out. */
    public static Fault dropBefore() {
        return once(new Effect.DropBefore());
    }

    /** Carries out the next call and spoils the answer, each member of this name where it fits. */
    public static Fault spoil(Spoiling spoiling, String member) {
        return once(new Effect.Spoil(spoiling, member));
    }

    /** Answers the next call with that many bytes, until the client goes away. */
    public static Fault flood(long bytes) {
        return once(new Effect.Flood(bytes, Duration.ZERO));
    }

    /** Makes the next call wait. */
    public static Fault delay(Duration by) {
        return once(new Effect.Delay(by));
    }

    /** Carries out the next call and holds its answer back. */
    public static Fault delayAfterwards(Duration by) {
        return once(new Effect.DelayAfterwards(by));
    }

    /** For other calls than those of the Admin API. */
    public Fault on(Predicate<Request> requests) {
        return new Fault(effect, requests, strikes);
    }

    /** As often as this; other conditions stay. */
    public Fault times(int calls) {
        return striking(
                new Strikes(
                        strikes.about,
                        strikes.after,
                        strikes.every,
                        strikes.share,
                        strikes.seed,
                        strikes.from,
                        strikes.until,
                        calls));
    }

    /** Every call it applies to, until the faults are cleared. */
    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    public Fault striking(Strikes which) {
        return new Fault(effect, on, which);
    }

    private static Fault once(Effect effect) {
        return new Fault(effect, request -> request.api() == Api.ADMIN, Strikes.ONCE);
    }
}
