package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Schedule;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Times of assignments, in PostgreSQL; one partial index knows what is due. */
public final class JdbcSchedule implements Schedule {

    private static final String DUE =
            """
            WITH due AS (
                SELECT principal, application, role, source FROM assignments
                WHERE due_at <= :now AND principal LIKE :kind
                ORDER BY due_at LIMIT :most FOR UPDATE SKIP LOCKED
            ), over AS (
                DELETE FROM assignments a USING due
                WHERE (a.principal, a.application, a.role, a.source)
                    = (due.principal, due.application, due.role, due.source)
                    AND a.valid_until <= :now
                RETURNING a.application, a.principal
            ), begun AS (
                UPDATE assignments a SET due_at = a.valid_until FROM due
                WHERE (a.principal, a.application, a.role, a.source)
                    = (due.principal, due.application, due.role, due.source)
                    AND (a.valid_until IS NULL OR a.valid_until > :now)
                RETURNING a.application, a.principal
            )
            SELECT * FROM over UNION ALL SELECT * FROM begun
            """;

    private final JdbcClient jdbc;

    public JdbcSchedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Turn> turn(Writing.Scope scope, Instant now, int most) {
        return jdbc.sql(DUE)
                .param("now", Rows.time(now))
                .param(
                        "kind",
                        switch (scope) {
                            case PEOPLE -> "user/%";
                            case STRUCTURE -> "group/%";
                        })
                .param("most", most)
                .query((row, _) -> turn(row))
                .list();
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(row.getString(1), Principal.parse(row.getString(2)));
    }

    @Override
    public Optional<Instant> next() {
        return jdbc.sql("SELECT min(due_at) FROM assignments WHERE due_at IS NOT NULL")
                .query((row, _) -> Optional.ofNullable(Rows.instant(row, "min")))
                .single();
    }

    /**
     * Forgets some of the events and times that sources told before then.
     *
     * @return whether there may be more
     */
    public boolean forgetEvents(Instant before) {
        int events =
                jdbc.sql(
                                """
                                DELETE FROM events WHERE ctid IN (
                                    SELECT ctid FROM events WHERE seen_at < ? LIMIT 1000)
                                """)
                        .param(Rows.time(before))
                        .update();
        int times =
                jdbc.sql(
                                """
                                DELETE FROM newest WHERE ctid IN (
                                    SELECT ctid FROM newest WHERE occurred_at < ? LIMIT 1000)
                                """)
                        .param(Rows.time(before))
                        .update();
        return events + times > 0;
    }
}
