package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.sql.WriteBehind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The audit log in PostgreSQL. */
public final class JdbcAuditLog implements AuditLog {

    private final WriteBehind jdbc;

    public JdbcAuditLog(WriteBehind jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void note(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.later(
                        """
                        INSERT INTO audit (at, by, source, action, about, detail)
                        SELECT * FROM unnest(:at::timestamptz[], :by, :sources, :actions, :about, :details)
                        """)
                .param("at", texts(entries, it -> it.at().toString()))
                .param("by", texts(entries, AuditEntry::by))
                .param("sources", texts(entries, AuditEntry::source))
                .param("actions", texts(entries, AuditEntry::action))
                .param("about", texts(entries, AuditEntry::about))
                .param("details", texts(entries, AuditEntry::detail))
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
