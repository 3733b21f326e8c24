package dev.usher.console.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.usher.console.domain.Change;
import dev.usher.console.domain.Circumstances;
import dev.usher.console.domain.Failure;
import dev.usher.console.domain.LogAction;
import dev.usher.console.domain.LogCursor;
import dev.usher.console.domain.LogEntry;
import dev.usher.console.domain.LogPage;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Step;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the API answers; what has no value is left out. */
final class Views {

    private Views() {}

    /** A page of the log; {@code next} is the cursor of the following one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> entries, @Nullable String next) {

        static Page of(LogPage page) {
            return new Page(
                    page.entries().stream().map(Entry::of).toList(),
                    page.next().map(LogCursor::text).orElse(null));
        }
    }

    /** An entry of the log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,
            Instant at,
            String application,
            UUID userId,
            String userName,
            String displayName,
            String action,
            String outcome,
            @Nullable String reason,
            @Nullable String details,
            @Nullable Problem error,
            @Nullable String recommendedAction,
            @Nullable String accountKey,
            List<Change> changes,
            List<Step> provisioningSteps,
            List<String> causes,
            @Nullable String rule,
            @Nullable Long settingsVersion,
            @Nullable Integer attempt,
            @Nullable String plannedAction,
            @Nullable Instant retryAt,
            @Nullable String holdId,
            @Nullable String requestId,
            @Nullable String cycleId,
            @Nullable Integer attempts,
            @Nullable Integer apiCalls,
            @Nullable Instant decidedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Entry of(LogEntry entry) {
            Failure failure = entry.failure();
            Circumstances under = entry.circumstances();
            LogAction planned = under.plannedAction();
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.person().application(),
                    entry.person().userId(),
                    entry.person().userName(),
                    entry.person().displayName(),
                    entry.action().name(),
                    entry.outcome().name(),
                    entry.reason(),
                    entry.details(),
                    failure == null ? null : Problem.of(failure),
                    entry.recommendedAction(),
                    entry.accountKey(),
                    entry.changes(),
                    entry.steps(),
                    entry.causes(),
                    under.rule(),
                    under.settingsVersion(),
                    under.attempt(),
                    planned == null ? null : planned.name(),
                    under.retryAt(),
                    under.holdId(),
                    under.requestId(),
                    entry.cycleId(),
                    entry.attempts(),
                    entry.apiCalls(),
                    entry.decidedAt(),
                    entry.startedAt(),
                    entry.finishedAt());
        }
    }

    /** Why a command did not succeed; {@code errorCode} is the name that Microsoft Entra ID has. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(
            String code,
            String category,
            String message,
            @Nullable String errorCode,
            @Nullable Integer httpStatus,
            @Nullable String incidentId) {

        static Problem of(Failure failure) {
            return new Problem(
                    failure.code(),
                    failure.category(),
                    failure.message(),
                    failure.entraCode(),
                    failure.httpStatus(),
                    failure.incidentId());
        }
    }

    /** The settings of an application, under the names of the settings file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Application(
            String application,
            long version,
            Instant updatedAt,
            String status,
            String goToAccountKey,
            Notification notification,
            List<Role> roles,
            List<String> protectedAccounts,
            boolean welcomeMail,
            Duration fullCycle,
            @JsonUnwrapped RulesView rules) {

        static Application of(PublishedSettings published) {
            Settings settings = published.settings();
            return new Application(
                    published.application(),
                    settings.version(),
                    published.updatedAt(),
                    settings.status().name().toLowerCase(Locale.ROOT),
                    settings.goToAccountKey(),
                    Notification.of(settings.notification()),
                    settings.roles().stream().map(Role::of).toList(),
                    settings.protectedAccounts().stream().sorted().toList(),
                    settings.welcomeMail(),
                    settings.fullCycle(),
                    RulesView.of(settings));
        }
    }

    /** Who is told about failures. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notification(
            boolean enabled,
            @Nullable String email,
            List<String> others,
            @Nullable String webhook,
            String language,
            Duration window,
            Duration interval,
            Duration repeat,
            int mailsPerHour,
            boolean dailySummary) {

        static Notification of(Settings.Notification notification) {
            return new Notification(
                    notification.enabled(),
                    notification.email().orElse(null),
                    notification.others(),
                    notification.webhook().orElse(null),
                    notification.manner().language(),
                    notification.window(),
                    notification.manner().interval(),
                    notification.manner().repeat(),
                    notification.manner().mailsPerHour(),
                    notification.manner().dailySummary());
        }
    }

    /** What a role gives. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Role(
            String name,
            List<String> licences,
            List<String> adminRoles,
            @Nullable String group,
            List<String> customRoles) {

        static Role of(Settings.Role role) {
            return new Role(
                    role.name(),
                    role.licences().stream().sorted().toList(),
                    role.adminRoles().stream().sorted().toList(),
                    role.group().orElse(null),
                    role.customRoles().stream().sorted().toList());
        }
    }

    /**
     * All applications, with the settings in force.
     *
     * @param refused what is wrong with a newer settings file; empty when there is none
     */
    record Applications(List<Application> applications, List<String> refused) {}

    /** A request that was passed on. */
    record Requested(UUID requestId) {}
}
