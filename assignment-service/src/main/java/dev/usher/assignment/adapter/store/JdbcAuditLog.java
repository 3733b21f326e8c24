package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.domain.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log in PostgreSQL. */
public final class JdbcAuditLog implements AuditLog {

    private final JdbcClient jdbc;

    public JdbcAuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void note(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        INSERT INTO audit (at, by, source, action, about, detail)
                        SELECT * FROM unnest(?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[])
                        """)
                .param(texts(entries, it -> it.at().toString()))
                .param(texts(entries, AuditEntry::by))
                .param(texts(entries, AuditEntry::source))
                .param(texts(entries, AuditEntry::action))
                .param(texts(entries, AuditEntry::about))
                .param(texts(entries, AuditEntry::detail))
                .update();
    }

    /**
     * Forgets some of the entries noted before then.
     *
     * @return whether there may be more
     */
    public boolean forget(Instant before) {
        return jdbc.sql(
                                """
                                DELETE FROM audit WHERE id IN (
                                    SELECT id FROM audit WHERE at < ? LIMIT 1000)
                                """)
                        .param(Rows.time(before))
                        .update()
                > 0;
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, String> part) {
        return entries.stream().map(part).toArray(String[]::new);
    }

    @Override
    public List<Numbered> newest(Optional<String> about, Optional<Long> before, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM audit
                        WHERE (cast(:about AS text) IS NULL OR about = :about) AND id < :before
                        ORDER BY id DESC LIMIT :most
                        """)
                .param("about", about.orElse(null))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("most", most)
                .query(
                        (row, _) ->
                                new Numbered(
                                        row.getLong("id"),
                                        new AuditEntry(
                                                row.getTimestamp("at").toInstant(),
                                                row.getString("by"),
                                                row.getString("source"),
                                                row.getString("action"),
                                                row.getString("about"),
                                                row.getString("detail"))))
                .list();
    }
}
