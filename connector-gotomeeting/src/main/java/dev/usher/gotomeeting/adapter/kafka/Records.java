package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.ProvisioningStep;
import dev.usher.contracts.Result;
import dev.usher.contracts.StepStatus;
import dev.usher.contracts.StepType;
import dev.usher.gotomeeting.application.Instructions;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.EntraCode;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.ScanSummary;
import dev.usher.gotomeeting.domain.Step;
import dev.usher.gotomeeting.domain.Steps;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.record.SettingsRecords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The contracts' records as the domain knows them, and back. */
final class Records {

    private Records() {}

    static Order order(String application, Command command) {
        var desired = command.getDesired();
        return new Order(
                application,
                command.getId(),
                command.getUserId(),
                command.getUserName(),
                command.getDisplayName(),
                kind(command.getAction()),
                Optional.ofNullable(command.getAccountKey()),
                AccountSpec.of(
                        desired.getEmail(),
                        desired.getAttributes(),
                        desired.getLicenceKeys(),
                        desired.getAdminRoles(),
                        Optional.ofNullable(desired.getGroupKey()),
                        desired.getCustomRoles()),
                command.getChanges().stream()
                        .map(
                                change ->
                                        new Change(
                                                change.getAttribute(),
                                                Optional.ofNullable(change.getFrom()),
                                                Optional.ofNullable(change.getTo())))
                        .toList(),
                command.getSettingsVersion(),
                command.getValidUntil(),
                Optional.ofNullable(command.getSupersedes()));
    }

    static Instructions instructions(JobSettings settings) {
        return new Instructions(
                SettingsRecords.settings(settings),
                StatusRecords.sealed(settings.getSealedCredentials()));
    }

    static Result result(Report report) {
        Order order = report.order();
        return new Result(
                order.id(),
                order.userId(),
                order.userName(),
                order.displayName(),
                action(order.kind()),
                outcome(report.verdict()),
                switch (report.verdict()) {
                    case Verdict.Succeeded(KnownAccount account, _) -> account(account);
                    case Verdict.Conflict(KnownAccount inTheWay) -> account(inTheWay);
                    case Verdict.Failed failed ->
                            failed.account().map(Records::account).orElse(null);
                    case Verdict.Deleted _,
                            Verdict.Expired _,
                            Verdict.Cancelled _,
                            Verdict.Superseded _,
                            Verdict.Heeded _ ->
                            null;
                },
                written(report).stream().map(Records::change).toList(),
                error(report),
                report.attempts(),
                report.apiCalls(),
                report.startedAt(),
                report.finishedAt(),
                Steps.of(report).stream().map(Records::step).toList());
    }

    private static List<Change> written(Report report) {
        return switch (report.verdict()) {
            case Verdict.Succeeded(_, List<Change> written) -> written;
            case Verdict.Failed failed -> failed.written();
            case Verdict.Deleted _ -> report.order().changes();
            case Verdict.Conflict _,
                    Verdict.Expired _,
                    Verdict.Cancelled _,
                    Verdict.Superseded _,
                    Verdict.Heeded _ ->
                    List.of();
        };
    }

    private static ProvisioningStep step(Step step) {
        return new ProvisioningStep(
                step.name(),
                StepType.valueOf(step.type().name()),
                StepStatus.valueOf(step.status().name()),
                step.description(),
                step.details());
    }

    static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Succeeded _, Verdict.Deleted _, Verdict.Heeded _ -> Outcome.SUCCEEDED;
            case Verdict.Failed _ -> Outcome.FAILED;
            case Verdict.Conflict _ -> Outcome.CONFLICT;
            case Verdict.Expired _ -> Outcome.EXPIRED;
            case Verdict.Cancelled _ -> Outcome.CANCELLED;
            case Verdict.Superseded _ -> Outcome.SUPERSEDED;
        };
    }

    static Account account(KnownAccount account) {
        return new Account(
                AccountKind.ACCOUNT,
                account.key(),
                account.email(),
                account.attributes(),
                AccountStatus.valueOf(account.status().name()),
                List.copyOf(account.licences()),
                List.copyOf(account.products()),
                List.copyOf(account.adminRoles()),
                account.group().orElse(null),
                account.observedAt(),
                null,
                List.copyOf(account.customRoles()),
                List.copyOf(account.readOnly()));
    }

    /** An account; empty for a marker, and for a kind this build is too old to know. */
    static Optional<KnownAccount> account(Account account) {
        if (account.getKind() != AccountKind.ACCOUNT) {
            return Optional.empty();
        }
        return Optional.of(
                new KnownAccount(
                        Objects.requireNonNull(account.getAccountKey()),
                        Objects.requireNonNullElse(account.getEmail(), ""),
                        new TreeMap<>(account.getAttributes()),
                        KnownAccount.Status.valueOf(account.getStatus().name()),
                        new TreeSet<>(account.getLicenceKeys()),
                        new TreeSet<>(account.getProducts()),
                        new TreeSet<>(account.getAdminRoles()),
                        Optional.ofNullable(account.getGroupKey()),
                        new TreeSet<>(account.getCustomRoles()),
                        new TreeSet<>(account.getReadOnlyAttributes()),
                        account.getObservedAt()));
    }

    static Account marker(ScanSummary scan) {
        return new Account(
                AccountKind.SCAN_FINISHED,
                null,
                null,
                Map.of(),
                AccountStatus.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                null,
                scan.startedAt(),
                new dev.usher.contracts.ScanSummary(
                        scan.id(), scan.startedAt(), scan.count(), scan.gone(), scan.suspicious()),
                List.of(),
                List.of());
    }

    private static @Nullable ProvisioningError error(Report report) {
        return switch (report.verdict()) {
            case Verdict.Failed failed -> error(report.order(), failed.failure());
            case Verdict.Conflict _ ->
                    error(
                            "CONFLICT",
                            ErrorCategory.DATA,
                            "The e-mail address belongs to another account at GoTo.",
                            "Nothing, unless the log says later that the user is left out.",
                            EntraCode.CONFLICT);
            case Verdict.Expired(var why) ->
                    error(
                            "EXPIRED",
                            ErrorCategory.RETRYABLE,
                            why.message(),
                            "Nothing: it is decided again.",
                            null);
            case Verdict.Cancelled _ ->
                    error(
                            "CANCELLED",
                            ErrorCategory.NEEDS_ADMIN,
                            "Provisioning was switched off, or to preview, before it began.",
                            "Switch provisioning on again.",
                            null);
            case Verdict.Superseded _ ->
                    error(
                            "SUPERSEDED",
                            ErrorCategory.RETRYABLE,
                            "A newer decision took its place before it was begun.",
                            "Nothing: look at the entry that came after it.",
                            null);
            case Verdict.Succeeded _, Verdict.Deleted _, Verdict.Heeded _ -> null;
        };
    }

    private static ProvisioningError error(
            String code,
            ErrorCategory category,
            String message,
            String todo,
            @Nullable String entraCode) {
        return new ProvisioningError(
                code, category, message, null, null, todo, entraCode, List.of());
    }

    private static ProvisioningError error(Order order, Failure failure) {
        Reason reason = failure.reason();
        List<String> concerned = order.concernedBy(reason);
        return new ProvisioningError(
                reason.name(),
                switch (reason.mender()) {
                    case TIME -> ErrorCategory.RETRYABLE;
                    case ADMINISTRATOR -> ErrorCategory.NEEDS_ADMIN;
                    case DATA_KEEPER -> ErrorCategory.DATA;
                },
                reason.message(concerned),
                failure.httpStatus().orElse(null),
                failure.incidentId().orElse(null),
                reason.recommendedAction(),
                EntraCode.of(reason),
                concerned);
    }

    private static AttributeChange change(Change change) {
        return new AttributeChange(
                change.attribute(), change.from().orElse(null), change.to().orElse(null));
    }

    private static Order.Kind kind(Action action) {
        return switch (action) {
            case CREATE -> Order.Kind.CREATE;
            case UPDATE -> Order.Kind.UPDATE;
            case ENABLE -> Order.Kind.ENABLE;
            case DISABLE -> Order.Kind.DISABLE;
            case DELETE -> Order.Kind.DELETE;
            case CANCEL -> Order.Kind.CANCEL;
            case UNKNOWN -> Order.Kind.UNKNOWN;
        };
    }

    private static Action action(Order.Kind kind) {
        return Action.valueOf(kind.name());
    }
}
