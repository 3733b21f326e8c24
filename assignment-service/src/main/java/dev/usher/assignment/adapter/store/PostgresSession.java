package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A connection that holds the locks of the shards and listens. PostgreSQL gives the locks back when
 * the connection is gone, however it went; so what a killed instance held is free at once.
 */
final class PostgresSession implements Outbox.Session {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final int space;
    private final Set<Integer> held = new TreeSet<>();

    private PostgresSession(Connection connection) {
        this.connection = connection;
        this.jdbc =
                JdbcClient.create(
                        new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
        this.space = jdbc.sql("SELECT " + Locks.SPACE).query(Integer.class).single();
    }

    static PostgresSession open(DataSource connections, IntSupplier chance) {
        try {
            Connection connection = connections.getConnection();
            try {
                PostgresSession session = new PostgresSession(connection);
                session.jdbc.sql("LISTEN " + JdbcOutbox.CHANNEL).update();
                int presence = Locks.PRESENCE + (chance.getAsInt() & 0x3FFF_FFFF);
                session.call("pg_advisory_lock_shared", presence);
                return session;
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure("Open the outbox", e);
        }
    }

    @Override
    public int share() {
        int instances =
                jdbc.sql(
                                """
                                SELECT count(DISTINCT objid) FROM pg_locks
                                WHERE locktype = 'advisory' AND objsubid = 2 AND granted
                                AND database = (SELECT oid FROM pg_database
                                    WHERE datname = current_database())
                                AND classid = ? AND objid >= ?
                                """)
                        .params(space, Locks.PRESENCE)
                        .query(Integer.class)
                        .single();
        return Math.ceilDiv(JdbcOutbox.SHARDS, Math.max(1, instances));
    }

    @Override
    public Set<Integer> take(int most) {
        for (int shard = 0; shard < JdbcOutbox.SHARDS && held.size() < most; shard++) {
            if (!held.contains(shard)
                    && jdbc.sql("SELECT pg_try_advisory_lock(?, ?)")
                            .params(space, Locks.SHARD + shard)
                            .query(Boolean.class)
                            .single()) {
                held.add(shard);
            }
        }
        return Set.copyOf(held);
    }

    @Override
    public void release(int shard) {
        if (held.remove(shard)) {
            call("pg_advisory_unlock", Locks.SHARD + shard);
        }
    }

    private void call(String function, int number) {
        jdbc.sql("SELECT " + function + "(?, ?)")
                .params(space, number)
                .query((_, _) -> true)
                .single();
    }

    @Override
    public void await(Duration longest) {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getNotifications(Math.toIntExact(longest.toMillis()));
        } catch (SQLException e) {
            throw failure("Listen", e);
        }
    }

    /** The connection goes back to its pool, so it has to forget what it held. */
    @Override
    public void close() {
        try (connection) {
            if (connection.isValid(1)) {
                jdbc.sql("SELECT pg_advisory_unlock_all()").query((_, _) -> true).single();
                jdbc.sql("UNLISTEN *").update();
            }
        } catch (SQLException e) {
            throw failure("Close the outbox", e);
        }
    }

    private static UncategorizedSQLException failure(String what, SQLException e) {
        return new UncategorizedSQLException(what, null, e);
    }
}
