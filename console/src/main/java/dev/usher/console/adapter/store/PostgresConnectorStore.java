package dev.usher.console.adapter.store;

import dev.usher.console.application.ConnectorStore;
import dev.usher.console.domain.ConnectionTest;
import dev.usher.console.domain.Connector;
import dev.usher.console.domain.Seats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Connectors and tests of their connections in tables of these names. */
public final class PostgresConnectorStore implements ConnectorStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    public PostgresConnectorStore(
            JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void told(List<Connector> news, List<ConnectionTest> answers) {
        transactions.executeWithoutResult(
                _ -> {
                    news.forEach(this::store);
                    answers.forEach(this::store);
                });
    }

    @Override
    public void asked(ConnectionTest pending) {
        jdbc.sql(
                        """
                        insert into connection_tests (id, application, outcome, asked_at)
                        values (:id, :application, :outcome, :askedAt)
                        on conflict (id) do nothing
                        """)
                .param("id", pending.id())
                .param("application", pending.application())
                .param("outcome", pending.outcome())
                .param("askedAt", time(pending.askedAt()))
                .update();
    }

    @Override
    public Optional<Connector> connector(String application) {
        return jdbc.sql("select * from connectors where application = :application")
                .param("application", application)
                .query(this::read)
                .optional();
    }

    @Override
    public Optional<ConnectionTest> test(String application, String id) {
        return jdbc.sql(
                        """
                        select * from connection_tests
                        where application = :application and id = :id
                        """)
                .param("application", application)
                .param("id", id)
                .query(PostgresConnectorStore::test)
                .optional();
    }

    private void store(Connector told) {
        jdbc.sql(
                        """
                        insert into connectors (application, state, reason, since, next_probe_at,
                                                public_key, seats, at)
                        values (:application, :state, :reason, :since, :nextProbeAt, :publicKey,
                                cast(:seats as jsonb), :at)
                        on conflict (application) do update
                        set state = excluded.state, reason = excluded.reason,
                            since = excluded.since, next_probe_at = excluded.next_probe_at,
                            public_key = excluded.public_key, seats = excluded.seats, at = excluded.at
                        where connectors.at <= excluded.at
                        """)
                .param("application", told.application())
                .param("state", told.state())
                .param("reason", told.reason())
                .param("since", time(told.since()))
                .param("nextProbeAt", time(told.nextProbeAt()))
                .param("publicKey", told.publicKey())
                .param("seats", json.writeValueAsString(told.seats()))
                .param("at", time(told.at()))
                .update();
    }

    private void store(ConnectionTest answer) {
        jdbc.sql(
                        """
                        insert into connection_tests (id, application, outcome, code, message,
                                                      recommended_action, tested_at)
                        values (:id, :application, :outcome, :code, :message, :action, :testedAt)
                        on conflict (id) do update
                        set outcome = excluded.outcome, code = excluded.code,
                            message = excluded.message,
                            recommended_action = excluded.recommended_action,
                            tested_at = excluded.tested_at
                        where connection_tests.outcome = 'PENDING'
                        """)
                .param("id", answer.id())
                .param("application", answer.application())
                .param("outcome", answer.outcome())
                .param("code", answer.code())
                .param("message", answer.message())
                .param("action", answer.recommendedAction())
                .param("testedAt", time(answer.testedAt()))
                .update();
    }

    private Connector read(ResultSet row, int number) throws SQLException {
        return new Connector(
                row.getString("application"),
                row.getString("state"),
                row.getString("reason"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "next_probe_at"),
                row.getString("public_key"),
                List.of(json.readValue(row.getString("seats"), Seats[].class)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static ConnectionTest test(ResultSet row, int number) throws SQLException {
        return new ConnectionTest(
                row.getString("id"),
                row.getString("application"),
                row.getString("outcome"),
                row.getString("code"),
                row.getString("message"),
                row.getString("recommended_action"),
                instant(row, "asked_at"),
                instant(row, "tested_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
