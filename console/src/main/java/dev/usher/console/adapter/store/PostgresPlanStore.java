package dev.usher.console.adapter.store;

import dev.usher.console.application.PlanStore;
import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.Plan;
import dev.usher.console.domain.PlanQuery;
import dev.usher.console.domain.PlannedChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Plans and their changes in the tables {@code plans} and {@code planned_changes}. */
public final class PostgresPlanStore implements PlanStore {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PlanRows rows;

    public PostgresPlanStore(JdbcClient jdbc, TransactionOperations transactions, PlanRows rows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
    }

    @Override
    public void asked(Plan plan) {
        jdbc.sql(
                        """
                        insert into plans (id, application, requested_at, candidate, state)
                        values (:id, :application, :requestedAt, cast(:candidate as jsonb), :state)
                        """)
                .params(rows.parameters(plan))
                .update();
    }

    @Override
    public void told(List<JobStatus> news) {
        transactions.executeWithoutResult(_ -> news.forEach(this::tell));
    }

    private void tell(JobStatus status) {
        JobStatus.PlanProgress progress = status.plan();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("application", status.application());
        parameters.put("at", status.updatedAt().atOffset(ZoneOffset.UTC));
        parameters.put("id", progress == null ? "" : progress.id());
        jdbc.sql(
                        """
                        update plans
                        set state = 'DISCARDED', message = 'The diff service has let go of it.'
                        where application = :application and id <> :id
                          and (state in ('COMPUTING', 'READY', 'APPLYING') and told_at < :at
                            or state = 'REQUESTED' and requested_at < (
                                select requested_at from plans
                                where id = :id and application = :application))
                        """)
                .params(parameters)
                .update();
        if (progress != null) {
            parameters.put("state", progress.state().name());
            parameters.put("total", progress.total());
            parameters.put("evaluated", progress.evaluated());
            parameters.put("leftOut", progress.leftOut());
            parameters.put("message", progress.message());
            jdbc.sql(
                            """
                            update plans
                            set state = :state, total = :total, evaluated = :evaluated,
                                left_out = :leftOut, message = :message, told_at = :at
                            where id = :id and application = :application
                              and state <> 'DISCARDED' and (told_at is null or told_at <= :at)
                            """)
                    .params(parameters)
                    .update();
        }
    }

    @Override
    public void planned(List<Planned> news) {
        Map<List<Object>, Planned.Changed> changes = new LinkedHashMap<>();
        for (Planned one : news) {
            if (one instanceof Planned.Changed changed) {
                changes.put(List.of(changed.planId(), changed.change().userId()), changed);
            }
        }
        transactions.executeWithoutResult(
                _ -> {
                    store(List.copyOf(changes.values()));
                    news.stream()
                            .filter(Planned.Ended.class::isInstance)
                            .map(Planned.Ended.class::cast)
                            .forEach(this::store);
                });
    }

    private void store(List<Planned.Changed> changes) {
        if (!changes.isEmpty()) {
            jdbc.sql(
                            """
                            insert into planned_changes (plan_id, user_id, user_name, display_name,
                                action, outcome, reason, details, rule, account_key, changes,
                                warnings)
                            select * from jsonb_to_recordset(cast(:changes as jsonb)) as it (
                                plan_id text, user_id uuid, user_name text, display_name text,
                                action text, outcome text, reason text, details text, rule text,
                                account_key text, changes jsonb, warnings jsonb)
                            on conflict (plan_id, user_id) do update
                            set action = excluded.action, outcome = excluded.outcome,
                                reason = excluded.reason, details = excluded.details,
                                rule = excluded.rule, account_key = excluded.account_key,
                                changes = excluded.changes, warnings = excluded.warnings
                            """)
                    .param("changes", rows.changes(changes))
                    .update();
        }
    }

    private void store(Planned.Ended ended) {
        jdbc.sql(
                        """
                        insert into plans (id, application, requested_at, state, counts, warnings,
                                           settings_version, planned_at)
                        values (:id, :application, :plannedAt, 'READY', cast(:counts as jsonb),
                                cast(:warnings as jsonb), :settingsVersion, :plannedAt)
                        on conflict (id) do update
                        set counts = excluded.counts, warnings = excluded.warnings,
                            settings_version = excluded.settings_version,
                            planned_at = excluded.planned_at
                        """)
                .params(rows.parameters(ended))
                .update();
    }

    @Override
    public void discard(String planId) {
        jdbc.sql("update plans set state = 'DISCARDED' where id = :id")
                .param("id", planId)
                .update();
    }

    @Override
    public List<Plan> plans(String application) {
        return jdbc.sql(
                        """
                        select * from plans where application = :application
                        order by requested_at desc, id limit 100
                        """)
                .param("application", application)
                .query(rows::plan)
                .list();
    }

    @Override
    public Optional<Plan> plan(String application, String planId) {
        return jdbc.sql("select * from plans where application = :application and id = :id")
                .param("application", application)
                .param("id", planId)
                .query(rows::plan)
                .optional();
    }

    @Override
    public List<PlannedChange> changes(PlanQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder("select * from planned_changes where plan_id = :id");
        parameters.put("id", query.planId());
        query.outcome()
                .ifPresent(
                        outcome -> {
                            sql.append(" and outcome = :outcome");
                            parameters.put("outcome", outcome.name());
                        });
        query.text()
                .ifPresent(
                        text -> {
                            sql.append(
                                    " and (position(:text in lower(user_name)) > 0"
                                            + " or position(:text in lower(display_name)) > 0)");
                            parameters.put("text", text.toLowerCase(Locale.ROOT));
                        });
        query.after()
                .ifPresent(
                        after -> {
                            sql.append(" and user_id > :after");
                            parameters.put("after", after);
                        });
        parameters.put("limit", query.limit());
        return jdbc.sql(sql.append(" order by user_id limit :limit").toString())
                .params(parameters)
                .query(rows::change)
                .list();
    }

    @Override
    public int deleteBefore(Instant time) {
        Integer deleted =
                transactions.execute(
                        _ -> {
                            jdbc.sql(
                                            """
                                            delete from planned_changes where plan_id in (
                                                select id from plans where requested_at < :time)
                                            """)
                                    .param("time", time.atOffset(ZoneOffset.UTC))
                                    .update();
                            return jdbc.sql("delete from plans where requested_at < :time")
                                    .param("time", time.atOffset(ZoneOffset.UTC))
                                    .update();
                        });
        return deleted == null ? 0 : deleted;
    }
}
