package dev.usher.console.adapter.store;

import dev.usher.console.application.LogStore;
import dev.usher.console.domain.KnownUser;
import dev.usher.console.domain.LogEntry;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogPage;
import dev.usher.console.domain.LogQuery;
import dev.usher.console.domain.LogRecord;
import dev.usher.console.domain.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The log in the table {@code log}, searched with the help of {@code users}. */
public final class PostgresLogStore implements LogStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LogRows rows;

    public PostgresLogStore(JdbcClient jdbc, TransactionOperations transactions, LogRows rows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
    }

    @Override
    public List<LogOutcome> record(List<LogRecord> records) {
        List<LogOutcome> ended = new ArrayList<>();
        transactions.executeWithoutResult(
                _ ->
                        // Commands and answers are stored side by side; in one order they cannot
                        // wait for each other.
                        records.stream()
                                .sorted(Comparator.comparing(LogRecord::id))
                                .forEach(record -> store(record).ifPresent(ended::add)));
        return ended;
    }

    private Optional<LogOutcome> store(LogRecord record) {
        return switch (record) {
            case LogRecord.Commanded commanded -> {
                update(LogSql.COMMANDED, rows.parameters(commanded));
                yield Optional.empty();
            }
            case LogRecord.Answered answered ->
                    update(LogSql.ANSWERED, rows.parameters(answered)) == 0
                            ? Optional.empty()
                            : Optional.of(answered.outcome());
            case LogRecord.Decided decided ->
                    update(LogSql.DECIDED, rows.parameters(decided)) == 0
                            ? Optional.empty()
                            : Optional.of(decided.outcome());
        };
    }

    private int update(String sql, Map<String, ?> parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    @Override
    public void remember(List<KnownUser> users) {
        transactions.executeWithoutResult(
                _ ->
                        users.stream()
                                .sorted(
                                        Comparator.comparing(
                                                        (KnownUser user) -> user.person().userId())
                                                .thenComparing(user -> user.person().application()))
                                .forEach(this::store));
    }

    private void store(KnownUser user) {
        Person person = user.person();
        jdbc.sql(LogSql.USER)
                .param("application", person.application())
                .param("userId", person.userId())
                .param("userName", person.userName())
                .param("displayName", person.displayName())
                .param("mail", user.mail())
                .param("revision", user.revision())
                .update();
    }

    @Override
    public void forget(String application, UUID userId) {
        jdbc.sql("delete from users where application = :application and user_id = :userId")
                .param("application", application)
                .param("userId", userId)
                .update();
    }

    @Override
    public LogPage find(LogQuery query) {
        LogSearch search = LogSearch.of(query);
        return LogPage.of(
                jdbc.sql(search.sql()).params(search.parameters()).query(rows::entry).list(),
                query.limit());
    }

    @Override
    public Optional<LogEntry> find(UUID id) {
        return jdbc.sql("select * from log where id = :id")
                .param("id", id)
                .query(rows::entry)
                .optional();
    }

    @Override
    public Optional<LogEntry> answer(String requestId) {
        return jdbc.sql("select * from log where request_id = :id order by at limit 1")
                .param("id", requestId)
                .query(rows::entry)
                .optional();
    }

    @Override
    public int deleteBefore(Instant time) {
        return jdbc.sql("delete from log where at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .update();
    }
}
