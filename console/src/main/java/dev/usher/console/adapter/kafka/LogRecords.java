package dev.usher.console.adapter.kafka;

import dev.usher.console.domain.Change;
import dev.usher.console.domain.Circumstances;
import dev.usher.console.domain.Failure;
import dev.usher.console.domain.KnownUser;
import dev.usher.console.domain.LogAction;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogRecord;
import dev.usher.console.domain.Person;
import dev.usher.console.domain.Step;
import dev.usher.contracts.Account;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.ProvisioningStep;
import dev.usher.contracts.Result;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records of the contracts to what the log keeps. */
final class LogRecords {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private LogRecords() {}

    static LogRecord of(String application, Command command) {
        return new LogRecord.Commanded(
                command.getId(),
                person(
                        application,
                        command.getUserId(),
                        command.getUserName(),
                        command.getDisplayName()),
                action(command.getAction()),
                clean(command.getAccountKey()),
                changes(command.getChanges()),
                clean(command.getCycleId()),
                command.getCauses().stream().map(LogRecords::text).toList(),
                text(command.getReason()),
                Circumstances.ofCommand(
                        told(command.getRule()),
                        command.getSettingsVersion(),
                        command.getAttempt()),
                time(command.getDecidedAt()));
    }

    static LogRecord of(String application, Result result) {
        Account account = result.getAccount();
        ProvisioningError error = result.getError();
        return new LogRecord.Answered(
                result.getCommandId(),
                person(
                        application,
                        result.getUserId(),
                        result.getUserName(),
                        result.getDisplayName()),
                action(result.getAction()),
                outcome(result.getOutcome()),
                account == null ? null : clean(account.getAccountKey()),
                changes(result.getChanges()),
                result.getSteps().stream().map(LogRecords::step).toList(),
                error == null ? null : failure(error),
                result.getAttempts(),
                result.getApiCalls(),
                time(result.getStartedAt()),
                time(result.getFinishedAt()));
    }

    static LogRecord of(String application, Decision decision) {
        DecisionKind kind = decision.getKind();
        return new LogRecord.Decided(
                decision.getId(),
                person(
                        application,
                        decision.getUserId(),
                        decision.getUserName(),
                        decision.getDisplayName()),
                switch (kind) {
                    case SKIPPED -> LogAction.SKIPPED;
                    case ADOPTED -> LogAction.ADOPTED;
                    case UNLINKED -> LogAction.UNLINKED;
                    case PLANNED -> LogAction.PLANNED;
                    case GRACE -> LogAction.GRACE;
                    case HELD -> LogAction.HELD;
                    case RELEASED -> LogAction.RELEASED;
                    case REJECTED -> LogAction.REJECTED;
                    case ESCROWED -> LogAction.ESCROWED;
                    case EXPLAINED -> LogAction.EXPLAINED;
                    case UNKNOWN -> LogAction.UNKNOWN;
                },
                switch (kind) {
                    case SKIPPED -> LogOutcome.SKIPPED;
                    case ADOPTED -> LogOutcome.ADOPTED;
                    case UNLINKED -> LogOutcome.UNLINKED;
                    case PLANNED -> LogOutcome.PLANNED;
                    case GRACE -> LogOutcome.GRACE;
                    case HELD -> LogOutcome.HELD;
                    case RELEASED -> LogOutcome.RELEASED;
                    case REJECTED -> LogOutcome.REJECTED;
                    case ESCROWED -> LogOutcome.ESCROWED;
                    case EXPLAINED -> LogOutcome.EXPLAINED;
                    case UNKNOWN -> LogOutcome.UNKNOWN;
                },
                text(decision.getReason()),
                text(decision.getDetails()),
                clean(decision.getRecommendedAction()),
                clean(decision.getAccountKey()),
                changes(decision.getChanges()),
                decision.getSteps().stream().map(LogRecords::step).toList(),
                decision.getCauses().stream().map(LogRecords::text).toList(),
                circumstances(decision),
                time(decision.getDecidedAt()));
    }

    private static Circumstances circumstances(Decision decision) {
        Action planned = decision.getAction();
        Instant retryAt = decision.getRetryAt();
        return new Circumstances(
                told(decision.getRule()),
                decision.getSettingsVersion() == 0 ? null : decision.getSettingsVersion(),
                decision.getAttempt() == 0 ? null : decision.getAttempt(),
                planned == null ? null : action(planned),
                retryAt == null ? null : time(retryAt),
                clean(decision.getHoldId()),
                clean(decision.getRequestId()));
    }

    static KnownUser of(String application, Entitlement entitlement) {
        return new KnownUser(
                person(
                        application,
                        entitlement.getUserId(),
                        entitlement.getUserName(),
                        first(entitlement, "displayName", entitlement.getUserName())),
                clean(first(entitlement, "mail", null)),
                entitlement.getRevision());
    }

    private static @Nullable String first(
            Entitlement entitlement, String attribute, @Nullable String otherwise) {
        List<String> values = entitlement.getAttributes().getOrDefault(attribute, List.of());
        return values.isEmpty() ? otherwise : values.getFirst();
    }

    private static Person person(
            String application, UUID userId, String userName, @Nullable String displayName) {
        return new Person(
                application,
                userId,
                text(userName),
                text(displayName == null ? userName : displayName));
    }

    static LogAction action(Action action) {
        return switch (action) {
            case CREATE -> LogAction.CREATE;
            case UPDATE -> LogAction.UPDATE;
            case DISABLE -> LogAction.DISABLE;
            case ENABLE -> LogAction.ENABLE;
            case DELETE -> LogAction.DELETE;
            case CANCEL -> LogAction.CANCEL;
            case UNKNOWN -> LogAction.UNKNOWN;
        };
    }

    private static LogOutcome outcome(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> LogOutcome.SUCCEEDED;
            case FAILED -> LogOutcome.FAILED;
            case CONFLICT -> LogOutcome.CONFLICT;
            case EXPIRED -> LogOutcome.EXPIRED;
            case CANCELLED -> LogOutcome.CANCELLED;
            case SUPERSEDED -> LogOutcome.SUPERSEDED;
            case UNKNOWN -> LogOutcome.UNKNOWN;
        };
    }

    private static Failure failure(ProvisioningError error) {
        return new Failure(
                text(error.getCode()),
                error.getCategory().name(),
                text(error.getMessage()),
                error.getHttpStatus(),
                clean(error.getIncidentId()),
                clean(error.getRecommendedAction()),
                clean(error.getEntraCode()));
    }

    private static Step step(ProvisioningStep step) {
        return new Step(
                text(step.getName()),
                step.getType().name().toLowerCase(Locale.ROOT),
                step.getStatus().name().toLowerCase(Locale.ROOT),
                text(step.getDescription()),
                step.getDetails().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        detail -> text(detail.getKey()),
                                        detail -> text(detail.getValue()),
                                        (first, _) -> first)));
    }

    static List<Change> changes(List<AttributeChange> changes) {
        return changes.stream()
                .map(
                        change ->
                                new Change(
                                        text(change.getAttribute()),
                                        clean(change.getFrom()),
                                        clean(change.getTo())))
                .toList();
    }

    /** A time far away is damaged data, and PostgreSQL could not keep it. */
    static Instant time(Instant time) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new MalformedRecordException("A time is out of range");
        }
        return time;
    }

    /** PostgreSQL keeps any character in text but U+0000. */
    static String text(String text) {
        return text.replace("\0", "");
    }

    static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text(text);
    }
}
