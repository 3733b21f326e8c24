package dev.usher.console.adapter.store;

import dev.usher.console.application.PlanStore.Planned;
import dev.usher.console.domain.Change;
import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.Plan;
import dev.usher.console.domain.PlanState;
import dev.usher.console.domain.PlannedChange;
import dev.usher.policy.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans to parameters of statements, and rows to plans. */
public final class PlanRows {

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final JsonMapper json;

    public PlanRows(JsonMapper json) {
        this.json = json;
    }

    Map<String, @Nullable Object> parameters(Plan plan) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", plan.id());
        parameters.put("application", plan.application());
        parameters.put("requestedAt", plan.requestedAt().atOffset(ZoneOffset.UTC));
        parameters.put("candidate", plan.candidate().map(json::writeValueAsString).orElse(null));
        parameters.put("state", plan.state().name());
        return parameters;
    }

    Map<String, @Nullable Object> parameters(Planned.Ended ended) {
        Plan.Result result = ended.result();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", ended.planId());
        parameters.put("application", ended.application());
        parameters.put("counts", json.writeValueAsString(result.counts()));
        parameters.put("warnings", json.writeValueAsString(result.warnings()));
        parameters.put("settingsVersion", result.settingsVersion());
        parameters.put("plannedAt", result.plannedAt().atOffset(ZoneOffset.UTC));
        return parameters;
    }

    /** All of them as a list of objects, under the names of the table. */
    String changes(List<Planned.Changed> changes) {
        return json.writeValueAsString(changes.stream().map(PlanRows::row).toList());
    }

    private static Map<String, @Nullable Object> row(Planned.Changed changed) {
        PlannedChange change = changed.change();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("plan_id", changed.planId());
        row.put("user_id", change.userId());
        row.put("user_name", change.userName());
        row.put("display_name", change.displayName());
        row.put("action", change.action());
        row.put("outcome", change.outcome());
        row.put("reason", change.reason());
        row.put("details", change.details());
        row.put("rule", change.rule());
        row.put("account_key", change.accountKey());
        row.put("changes", change.changes());
        row.put("warnings", change.warnings());
        return row;
    }

    Plan plan(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        String candidate = row.getString("candidate");
        OffsetDateTime plannedAt = row.getObject("planned_at", OffsetDateTime.class);
        return new Plan(
                id,
                row.getString("application"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(candidate).map(it -> json.readValue(it, Settings.class)),
                new JobStatus.PlanProgress(
                        id,
                        PlanState.valueOf(row.getString("state")),
                        row.getInt("total"),
                        row.getInt("evaluated"),
                        row.getInt("left_out"),
                        row.getString("message")),
                plannedAt == null
                        ? null
                        : new Plan.Result(
                                json.readValue(row.getString("counts"), COUNTS),
                                json.readValue(row.getString("warnings"), TEXTS),
                                row.getLong("settings_version"),
                                plannedAt.toInstant()));
    }

    PlannedChange change(ResultSet row, int number) throws SQLException {
        return new PlannedChange(
                row.getObject("user_id", UUID.class),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("action"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("details"),
                row.getString("rule"),
                row.getString("account_key"),
                json.readValue(row.getString("changes"), CHANGES),
                json.readValue(row.getString("warnings"), TEXTS));
    }
}
