package dev.usher.assignment.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A client that can put statements off while nobody waits for what they do. They go to PostgreSQL
 * together, in one exchange: before any other statement of the transaction, so none misses what
 * they do, before its end, and when there are many. PostgreSQL carries them out as if each had been
 * sent by itself, one after the other; what fails there is thrown by whatever sends them.
 */
public final class WriteBehind implements JdbcClient {

    /** So many go at once; the driver remembers each combination that it has sent. */
    private static final int MOST = 16;

    private final JdbcTemplate template;
    private final JdbcClient client;
    private final Map<String, ParsedSql> parsed = new ConcurrentHashMap<>();
    private final ScopedValue<List<PutOff>> pending = ScopedValue.newInstance();

    /** Reads what a statement answers. */
    @FunctionalInterface
    public interface Answer {
        void read(ResultSet rows) throws SQLException;
    }

    private record PutOff(String sql, List<@Nullable Object> values, Answer answer) {}

    /** A statement with named parameters. */
    public final class Later {

        private final String sql;
        private final MapSqlParameterSource parameters = new MapSqlParameterSource();

        private Later(String sql) {
            this.sql = sql;
        }

        /** Sets a parameter. */
        public Later param(String name, @Nullable Object value) {
            parameters.addValue(name, value);
            return this;
        }

        /** Has it carried out, whatever it does. */
        public void update() {
            query(_ -> {});
        }

        /** Has it carried out, and what it answers read. */
        public void query(Answer answer) {
            ParsedSql named = parsed.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatement);
            var statement =
                    new PutOff(
                            NamedParameterUtils.substituteNamedParameters(named, parameters),
                            Arrays.asList(
                                    NamedParameterUtils.buildValueArray(named, parameters, null)),
                            answer);
            if (pending.isBound()) {
                pending.get().add(statement);
                if (pending.get().size() == MOST) {
                    send();
                }
            } else {
                send(List.of(statement));
            }
        }
    }

    /**
     * @param template that finds the connection of the transaction
     */
    public WriteBehind(JdbcTemplate template) {
        this.template = template;
        this.client = JdbcClient.create(template);
    }

    /** Statements may be put off within the work, which is to be all of a transaction. */
    public <T> T puttingOff(Supplier<T> work) {
        return ScopedValue.where(pending, new ArrayList<>())
                .call(
                        () -> {
                            T result = work.get();
                            send();
                            return result;
                        });
    }

    @Override
    public StatementSpec sql(String sql) {
        send();
        return client.sql(sql);
    }

    /** A statement that is carried out later, or at once when nothing can be put off now. */
    public Later later(String sql) {
        return new Later(sql);
    }

    /** Has everything carried out that was put off. */
    public void send() {
        if (pending.isBound() && !pending.get().isEmpty()) {
            List<PutOff> statements = List.copyOf(pending.get());
            pending.get().clear();
            send(statements);
        }
    }

    private void send(List<PutOff> statements) {
        String sql = statements.stream().map(PutOff::sql).collect(Collectors.joining(";\n"));
        PreparedStatementCreator together = connection -> connection.prepareStatement(sql);
        PreparedStatementCallback<Boolean> exchange =
                call -> {
                    set(call, statements);
                    boolean rows = call.execute();
                    for (PutOff statement : statements) {
                        if (rows) {
                            statement.answer().read(call.getResultSet());
                        }
                        rows = call.getMoreResults();
                    }
                    return true;
                };
        template.execute(together, exchange);
    }

    private static void set(PreparedStatement call, List<PutOff> statements) throws SQLException {
        int place = 1;
        for (PutOff statement : statements) {
            for (Object value : statement.values()) {
                StatementCreatorUtils.setParameterValue(
                        call, place++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }
    }
}
