package dev.usher.console.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of the log. Everything left out does not restrict.
 *
 * @param user user id, sign-in name or mail address, in any case
 * @param request id of the request that is answered
 * @param from at this time or later
 * @param to before this time
 * @param limit most entries of the page
 * @param after the last entry of the page before
 */
public record LogQuery(
        Optional<String> application,
        Optional<String> user,
        Optional<LogOutcome> outcome,
        Optional<LogAction> action,
        Optional<String> request,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit,
        Optional<LogCursor> after) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int HIGHEST_LIMIT = 1000;

    public LogQuery {
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw new IllegalArgumentException("must be between 1 and " + HIGHEST_LIMIT);
        }
    }
}
