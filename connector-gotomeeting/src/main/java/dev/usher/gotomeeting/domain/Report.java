package dev.usher.gotomeeting.domain;

import java.time.Instant;
import java.util.List;

/**
 * The answer to an order.
 *
 * @param attempts how often the change was tried; 0: never
 * @param apiCalls calls to GoTo made for it
 * @param startedAt when work on it began
 * @param finishedAt when it was answered
 * @param remarks what went otherwise than expected and was mended, in plain words
 */
public record Report(
        Order order,
        Verdict verdict,
        int attempts,
        int apiCalls,
        Instant startedAt,
        Instant finishedAt,
        List<String> remarks) {

    public Report {
        remarks = List.copyOf(remarks);
    }

    /** An answer where all went as expected, or failed at once. */
    public Report(
            Order order,
            Verdict verdict,
            int attempts,
            int apiCalls,
            Instant startedAt,
            Instant finishedAt) {
        this(order, verdict, attempts, apiCalls, startedAt, finishedAt, List.of());
    }

    /** An answer without any call. */
    public static Report untouched(Order order, Verdict verdict, Instant at) {
        return new Report(order, verdict, 0, 0, at, at);
    }
}
