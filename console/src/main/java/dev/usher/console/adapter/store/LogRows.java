package dev.usher.console.adapter.store;

import dev.usher.console.domain.Change;
import dev.usher.console.domain.Circumstances;
import dev.usher.console.domain.Failure;
import dev.usher.console.domain.LogAction;
import dev.usher.console.domain.LogEntry;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogRecord;
import dev.usher.console.domain.Person;
import dev.usher.console.domain.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records of the log to parameters of statements, and rows to entries. */
public final class LogRows {

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    private final JsonMapper json;

    public LogRows(JsonMapper json) {
        this.json = json;
    }

    Map<String, @Nullable Object> parameters(LogRecord.Commanded commanded) {
        Map<String, @Nullable Object> parameters = common(commanded);
        parameters.put("action", commanded.action().name());
        parameters.put("reason", commanded.reason());
        parameters.put("accountKey", commanded.accountKey());
        parameters.put("changes", json.writeValueAsString(commanded.changes()));
        parameters.put("causes", commanded.causes().toArray(String[]::new));
        circumstances(parameters, commanded.circumstances());
        parameters.put("cycleId", commanded.cycleId());
        parameters.put("decidedAt", utc(commanded.decidedAt()));
        return parameters;
    }

    Map<String, @Nullable Object> parameters(LogRecord.Answered answered) {
        Failure failure = answered.failure();
        Map<String, @Nullable Object> parameters = common(answered);
        parameters.put("action", answered.action().name());
        parameters.put("outcome", answered.outcome().name());
        parameters.put("errorCode", failure == null ? null : failure.code());
        parameters.put("entraCode", failure == null ? null : failure.entraCode());
        parameters.put("errorCategory", failure == null ? null : failure.category());
        parameters.put("errorMessage", failure == null ? null : failure.message());
        parameters.put("httpStatus", failure == null ? null : failure.httpStatus());
        parameters.put("incidentId", failure == null ? null : failure.incidentId());
        parameters.put("recommendedAction", failure == null ? null : failure.recommendedAction());
        parameters.put("accountKey", answered.accountKey());
        parameters.put("changes", json.writeValueAsString(answered.changes()));
        parameters.put("steps", json.writeValueAsString(answered.steps()));
        parameters.put("attempts", answered.attempts());
        parameters.put("apiCalls", answered.apiCalls());
        parameters.put("startedAt", utc(answered.startedAt()));
        parameters.put("finishedAt", utc(answered.finishedAt()));
        return parameters;
    }

    Map<String, @Nullable Object> parameters(LogRecord.Decided decided) {
        Map<String, @Nullable Object> parameters = common(decided);
        parameters.put("action", decided.action().name());
        parameters.put("outcome", decided.outcome().name());
        parameters.put("reason", decided.reason());
        parameters.put("details", decided.details());
        parameters.put("recommendedAction", decided.recommendedAction());
        parameters.put("accountKey", decided.accountKey());
        parameters.put("changes", json.writeValueAsString(decided.changes()));
        parameters.put("steps", json.writeValueAsString(decided.steps()));
        parameters.put("causes", decided.causes().toArray(String[]::new));
        circumstances(parameters, decided.circumstances());
        parameters.put("decidedAt", utc(decided.decidedAt()));
        return parameters;
    }

    private static void circumstances(
            Map<String, @Nullable Object> parameters, Circumstances under) {
        LogAction planned = under.plannedAction();
        Instant retryAt = under.retryAt();
        parameters.put("rule", under.rule());
        parameters.put("settingsVersion", under.settingsVersion());
        parameters.put("attempt", under.attempt());
        parameters.put("plannedAction", planned == null ? null : planned.name());
        parameters.put("retryAt", retryAt == null ? null : utc(retryAt));
        parameters.put("holdId", under.holdId());
        parameters.put("requestId", under.requestId());
    }

    private static Map<String, @Nullable Object> common(LogRecord record) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", record.id());
        parameters.put("application", record.person().application());
        parameters.put("userId", record.person().userId());
        parameters.put("userName", record.person().userName());
        parameters.put("displayName", record.person().displayName());
        return parameters;
    }

    LogEntry entry(ResultSet row, int number) throws SQLException {
        String errorCode = row.getString("error_code");
        return new LogEntry(
                row.getObject("id", UUID.class),
                new Person(
                        row.getString("application"),
                        row.getObject("user_id", UUID.class),
                        row.getString("user_name"),
                        row.getString("display_name")),
                LogAction.valueOf(row.getString("action")),
                LogOutcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("details"),
                row.getString("recommended_action"),
                errorCode == null ? null : failure(errorCode, row),
                row.getString("account_key"),
                json.readValue(row.getString("changes"), CHANGES),
                json.readValue(row.getString("steps"), STEPS),
                List.of((String[]) row.getArray("causes").getArray()),
                circumstances(row),
                row.getString("cycle_id"),
                row.getObject("attempts", Integer.class),
                row.getObject("api_calls", Integer.class),
                instant(row, "decided_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Circumstances circumstances(ResultSet row) throws SQLException {
        String planned = row.getString("planned_action");
        return new Circumstances(
                row.getString("rule"),
                row.getObject("settings_version", Long.class),
                row.getObject("attempt", Integer.class),
                planned == null ? null : LogAction.valueOf(planned),
                instant(row, "retry_at"),
                row.getString("hold_id"),
                row.getString("request_id"));
    }

    private static Failure failure(String code, ResultSet row) throws SQLException {
        return new Failure(
                code,
                row.getString("error_category"),
                row.getString("error_message"),
                row.getObject("http_status", Integer.class),
                row.getString("incident_id"),
                row.getString("recommended_action"),
                row.getString("entra_code"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
