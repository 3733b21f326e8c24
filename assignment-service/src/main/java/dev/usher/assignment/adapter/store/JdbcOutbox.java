package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Outbox;
import java.util.List;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox in PostgreSQL. */
public final class JdbcOutbox implements Outbox {

    static final int SHARDS = 2;
    static final String CHANNEL = "assignment_outbox";

    private final JdbcClient jdbc;
    private final DataSource connections;
    private final IntSupplier chance;

    /**
     * @param chance numbers that hardly ever come twice
     */
    public JdbcOutbox(JdbcClient jdbc, DataSource connections, IntSupplier chance) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.chance = chance;
    }

    @Override
    public Session open() {
        return PostgresSession.open(connections, chance);
    }

    @Override
    public List<Stored> oldest(int shard, int most) {
        return jdbc.sql(
                        """
                        SELECT id, topic, key, value, headers FROM outbox
                        WHERE shard = ? ORDER BY id LIMIT ?
                        """)
                .params(shard, most)
                .query(
                        (row, _) ->
                                new Stored(
                                        row.getLong("id"),
                                        new Message(
                                                row.getString("topic"),
                                                row.getString("key"),
                                                row.getBytes("value"),
                                                JsonColumns.headers(row.getString("headers")))))
                .list();
    }

    @Override
    public void forget(int shard, List<Stored> sent) {
        jdbc.sql("DELETE FROM outbox WHERE shard = ? AND id = ANY (?)")
                .param(shard)
                .param(sent.stream().map(Stored::id).toArray(Long[]::new))
                .update();
    }

    @Override
    public void tellOthers() {
        jdbc.sql("SELECT pg_notify(?, '')").param(CHANNEL).query((_, _) -> true).single();
    }

    @Override
    public long pending(long most) {
        // The index soon knows what is gone and not cleared away yet. The table would be read to
        // its end, which after a bulk change takes a hundred milliseconds.
        return jdbc.sql(
                        """
                        SELECT count(*)
                        FROM (SELECT FROM outbox ORDER BY shard, id LIMIT ?) AS waiting
                        """)
                .param(most)
                .query(Long.class)
                .single();
    }
}
