package dev.usher.console.adapter.rest;

import dev.usher.console.domain.LogAction;
import dev.usher.console.domain.LogCursor;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The parameters of a request for the log. */
final class LogParameters {

    private static final String TIME = "must be a time such as 2026-01-31T08:00:00Z";

    private LogParameters() {}

    /**
     * Reads them.
     *
     * @throws BadParameterException naming the one that is wrong
     */
    static LogQuery query(Map<String, List<String>> values) {
        Parameters parameters =
                Parameters.of(
                        values,
                        "application",
                        "user",
                        "outcome",
                        "action",
                        "request",
                        "from",
                        "to",
                        "limit",
                        "cursor");
        return new LogQuery(
                parameters.text("application"),
                parameters.text("user"),
                parameters.oneOf("outcome", LogOutcome.class),
                parameters.oneOf("action", LogAction.class),
                parameters.text("request"),
                parameters.one("from", Instant::parse, TIME),
                parameters.one("to", Instant::parse, TIME),
                parameters.limit(),
                parameters.one("cursor", LogCursor::parse, "must be the 'next' of another answer"));
    }
}
