package dev.usher.gotomeeting.domain;

import java.time.Instant;

/**
 * The answer to an order.
 *
 * @param attempts how often the change was tried; 0: never
 * @param apiCalls calls to GoTo made for it
 * @param startedAt when work on it began
 * @param finishedAt when it was answered
 */
public record Report(
        Order order,
        Verdict verdict,
        int attempts,
        int apiCalls,
        Instant startedAt,
        Instant finishedAt) {

    /** An answer without any call. */
    public static Report untouched(Order order, Verdict verdict, Instant at) {
        return new Report(order, verdict, 0, 0, at, at);
    }
}
