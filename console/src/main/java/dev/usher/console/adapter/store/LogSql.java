package dev.usher.console.adapter.store;

/**
 * The statements that make one row of a command and its answer, whichever comes first, and change
 * nothing when repeated.
 */
final class LogSql {

    static final String COMMANDED =
            """
            insert into log (id, application, user_id, user_name, display_name, action, outcome,
                             reason, account_key, changes, causes, rule, settings_version,
                             attempt, cycle_id, decided_at, at)
            values (:id, :application, :userId, :userName, :displayName, :action, 'PENDING',
                    :reason, :accountKey, cast(:changes as jsonb), :causes, :rule,
                    :settingsVersion, :attempt, :cycleId, :decidedAt, :decidedAt)
            on conflict (id) do update
            set reason = excluded.reason,
                account_key = coalesce(excluded.account_key, log.account_key),
                changes = case when log.changes = '[]' then excluded.changes else log.changes end,
                causes = excluded.causes,
                rule = excluded.rule,
                settings_version = excluded.settings_version,
                attempt = excluded.attempt,
                cycle_id = excluded.cycle_id,
                decided_at = excluded.decided_at
            where log.decided_at is null
            """;

    static final String ANSWERED =
            """
            insert into log (id, application, user_id, user_name, display_name, action, outcome,
                             error_code, error_category, error_message, http_status, incident_id,
                             recommended_action, entra_code, account_key, changes, steps,
                             attempts, api_calls,
                             started_at, finished_at, at)
            values (:id, :application, :userId, :userName, :displayName, :action, :outcome,
                    :errorCode, :errorCategory, :errorMessage, :httpStatus, :incidentId,
                    :recommendedAction, :entraCode, :accountKey, cast(:changes as jsonb),
                    cast(:steps as jsonb), :attempts, :apiCalls,
                    :startedAt, :finishedAt, :finishedAt)
            on conflict (id) do update
            set outcome = excluded.outcome,
                error_code = excluded.error_code,
                error_category = excluded.error_category,
                error_message = excluded.error_message,
                http_status = excluded.http_status,
                incident_id = excluded.incident_id,
                recommended_action = excluded.recommended_action,
                entra_code = excluded.entra_code,
                steps = excluded.steps,
                account_key = coalesce(log.account_key, excluded.account_key),
                changes = case when excluded.changes = '[]' then log.changes else excluded.changes end,
                attempts = excluded.attempts,
                api_calls = excluded.api_calls,
                started_at = excluded.started_at,
                finished_at = excluded.finished_at,
                at = excluded.at
            where log.finished_at is null or log.finished_at < excluded.finished_at
            """;

    static final String DECIDED =
            """
            insert into log (id, application, user_id, user_name, display_name, action, outcome,
                             reason, details, recommended_action, account_key, changes, steps,
                             causes, rule, settings_version, attempt, planned_action, retry_at,
                             hold_id, request_id, decided_at, at)
            values (:id, :application, :userId, :userName, :displayName, :action, :outcome,
                    :reason, :details, :recommendedAction, :accountKey, cast(:changes as jsonb),
                    cast(:steps as jsonb), :causes, :rule, :settingsVersion, :attempt,
                    :plannedAction, :retryAt, :holdId, :requestId, :decidedAt, :decidedAt)
            on conflict (id) do nothing
            """;

    static final String USER =
            """
            insert into users (application, user_id, user_name, display_name, mail, revision)
            values (:application, :userId, :userName, :displayName, :mail, :revision)
            on conflict (application, user_id) do update
            set user_name = excluded.user_name, display_name = excluded.display_name,
                mail = excluded.mail, revision = excluded.revision
            where users.revision < excluded.revision
            """;

    private LogSql() {}
}
