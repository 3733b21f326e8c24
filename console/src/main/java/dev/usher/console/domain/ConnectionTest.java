package dev.usher.console.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test of an application's connection.
 *
 * @param id of the request
 * @param outcome {@code PENDING} until the connector has answered
 * @param code why it failed, for programs
 */
public record ConnectionTest(
        String id,
        String application,
        String outcome,
        @Nullable String code,
        @Nullable String message,
        @Nullable String recommendedAction,
        @Nullable Instant testedAt) {

    public static ConnectionTest pending(String id, String application) {
        return new ConnectionTest(id, application, "PENDING", null, null, null, null);
    }
}
