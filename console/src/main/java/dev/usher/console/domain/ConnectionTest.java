package dev.usher.console.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test of an application's connection.
 *
 * @param id of the request
 * @param outcome {@code PENDING} until the connector has answered
 * @param code why it failed, for programs
 * @param askedAt unknown when only the answer was heard of
 */
public record ConnectionTest(
        String id,
        String application,
        String outcome,
        @Nullable String code,
        @Nullable String message,
        @Nullable String recommendedAction,
        @Nullable Instant askedAt,
        @Nullable Instant testedAt) {

    /** More than a test takes, with signing in twice and nobody answering. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String PENDING = "PENDING";
    private static final String UNANSWERED = "UNANSWERED";

    public static ConnectionTest pending(String id, String application, Instant askedAt) {
        return new ConnectionTest(id, application, PENDING, null, null, null, askedAt, null);
    }

    /** How it stands at a time: a test that nobody answers is not waited for without end. */
    public ConnectionTest at(Instant now) {
        if (!outcome.equals(PENDING) || askedAt == null || now.isBefore(askedAt.plus(PATIENCE))) {
            return this;
        }
        return new ConnectionTest(
                id,
                application,
                UNANSWERED,
                UNANSWERED,
                "No connector has answered within %d minutes.".formatted(PATIENCE.toMinutes()),
                "See that connector-gotomeeting runs and reaches Kafka, then test again: who starts"
                        + " later does not hear of this test.",
                askedAt,
                null);
    }
}
