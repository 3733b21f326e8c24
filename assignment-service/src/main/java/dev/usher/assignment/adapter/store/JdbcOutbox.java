package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox in PostgreSQL. */
public final class JdbcOutbox implements Outbox {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonColumns json = new JsonColumns();

    public JdbcOutbox(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** One instance at a time, so that the order of ids is the order of sending. */
    @Override
    public int forward(int most, Consumer<List<Message>> sender) {
        return Objects.requireNonNull(transactions.execute(_ -> locked(most, sender)));
    }

    private int locked(int most, Consumer<List<Message>> sender) {
        if (!jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(Locks.RELAY)
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        List<Stored> rows =
                jdbc.sql("SELECT id, topic, key, value, headers FROM outbox ORDER BY id LIMIT ?")
                        .param(most)
                        .query(
                                (row, _) ->
                                        new Stored(
                                                row.getLong("id"),
                                                new Message(
                                                        row.getString("topic"),
                                                        row.getString("key"),
                                                        row.getBytes("value"),
                                                        json.headers(row.getString("headers")))))
                        .list();
        if (rows.isEmpty()) {
            return 0;
        }
        sender.accept(rows.stream().map(Stored::message).toList());
        jdbc.sql("DELETE FROM outbox WHERE id <= ?").param(rows.getLast().id()).update();
        return rows.size();
    }

    @Override
    public long pending() {
        return jdbc.sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }

    private record Stored(long id, Message message) {}
}
