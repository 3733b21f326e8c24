package dev.usher.console.adapter.store;

import dev.usher.console.application.JobStore;
import dev.usher.console.domain.JobStatus;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The newest status of each application in the table {@code jobs}. */
public final class PostgresJobStore implements JobStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    public PostgresJobStore(JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void told(List<JobStatus> news) {
        var newest = new TreeMap<String, JobStatus>();
        news.forEach(
                status ->
                        newest.merge(
                                status.application(),
                                status,
                                BinaryOperator.maxBy(Comparator.comparing(JobStatus::updatedAt))));
        transactions.executeWithoutResult(_ -> newest.values().forEach(this::store));
    }

    @Override
    public Optional<JobStatus> status(String application) {
        return jdbc.sql("select status from jobs where application = :application")
                .param("application", application)
                .query((row, _) -> json.readValue(row.getString("status"), JobStatus.class))
                .optional();
    }

    private void store(JobStatus status) {
        jdbc.sql(
                        """
                        insert into jobs (application, status, updated_at)
                        values (:application, cast(:status as jsonb), :updatedAt)
                        on conflict (application) do update
                        set status = excluded.status, updated_at = excluded.updated_at
                        where jobs.updated_at <= excluded.updated_at
                        """)
                .param("application", status.application())
                .param("status", json.writeValueAsString(status))
                .param("updatedAt", status.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
