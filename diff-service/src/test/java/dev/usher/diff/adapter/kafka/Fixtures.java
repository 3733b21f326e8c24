package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.ScanSummary;
import dev.usher.contracts.SeatCount;
import dev.usher.contracts.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records as other services would write them, about one user. */
public final class Fixtures {

    public static final UUID USER = new UUID(0, 7);

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private Fixtures() {}

    public static ConnectorStatus healthy(Instant at) {
        return status(ConnectorState.HEALTHY, at);
    }

    static ConnectorStatus status(ConnectorState state, Instant at) {
        return ConnectorStatus.newBuilder()
                .setState(state)
                .setSince(at)
                .setAt(at)
                .setSettingsVersion(1)
                .build();
    }

    /** With so many free seats of the licence 81. */
    static ConnectorStatus healthy(Instant at, int free) {
        ConnectorStatus status = healthy(at);
        status.setSeats(List.of(new SeatCount("81", 5, free)));
        return status;
    }

    static Result failed(Command command, String code) {
        Result result = succeeded(command);
        result.setOutcome(Outcome.FAILED);
        result.setAccount(null);
        result.setError(
                ProvisioningError.newBuilder()
                        .setCode(code)
                        .setCategory(ErrorCategory.NEEDS_ADMIN)
                        .setMessage("No.")
                        .build());
        return result;
    }

    public static Account scanFinished(Instant at) {
        return Account.newBuilder()
                .setKind(AccountKind.SCAN_FINISHED)
                .setObservedAt(at)
                .setScan(new ScanSummary("scan-1", at, 0, 0, false))
                .build();
    }

    public static JobSettings settings() {
        return JobSettings.newBuilder()
                .setVersion(1)
                .setStatus(JobState.ON)
                .setGoToAccountKey("357")
                .setNotification(NotificationSettings.newBuilder().setEnabled(false).build())
                .setRoles(
                        List.of(
                                new ProvisionedRole(
                                        "User", List.of("81"), List.of(), null, List.of())))
                .setUpdatedBy("test")
                .setUpdatedAt(NOW)
                .build();
    }

    public static Entitlement entitlement(ChangeKind change) {
        return Entitlement.newBuilder()
                .setUserId(USER)
                .setRevision(1)
                .setUserName("ann@example.com")
                .setState(UserState.ACTIVE)
                .setAttributes(
                        Map.of(
                                "mail", List.of("Ann@example.com"),
                                "givenName", List.of("Ann"),
                                "surname", List.of("Lee")))
                .setRoles(List.of(new EffectiveRole("User", List.of("user/" + USER))))
                .setChange(change)
                .setUpdatedAt(NOW)
                .build();
    }

    /** The user has no role any more. */
    static Entitlement unassigned(ChangeKind change) {
        Entitlement entitlement = entitlement(change);
        entitlement.setRevision(2);
        entitlement.setRoles(List.of());
        return entitlement;
    }

    /** Nobody loses access unasked, and nobody waits for it to be judged. */
    static JobSettings guarded() {
        JobSettings settings = settings();
        settings.setVersion(2);
        settings.getDeprovisioning().setGraceMillis(0);
        settings.getRemovalGuard().setCount(0);
        settings.getRemovalGuard().setPercent(0);
        return settings;
    }

    public static JobRequest request(
            RequestKind kind, Map<String, String> arguments, UUID... users) {
        return JobRequest.newBuilder()
                .setKind(kind)
                .setRequestedBy("admin")
                .setRequestedAt(NOW)
                .setArguments(arguments)
                .setUsers(List.of(users))
                .build();
    }

    public static Result succeeded(Command command) {
        return Result.newBuilder()
                .setCommandId(command.getId())
                .setUserId(USER)
                .setUserName("ann@example.com")
                .setDisplayName("Ann Lee")
                .setAction(Action.CREATE)
                .setOutcome(Outcome.SUCCEEDED)
                .setAccount(
                        Account.newBuilder()
                                .setKind(AccountKind.ACCOUNT)
                                .setAccountKey("1001")
                                .setEmail("ann@example.com")
                                .setAttributes(command.getDesired().getAttributes())
                                .setStatus(AccountStatus.INVITED)
                                .setLicenceKeys(List.of("81"))
                                .setObservedAt(NOW)
                                .build())
                .setAttempts(1)
                .setApiCalls(1)
                .setStartedAt(NOW)
                .setFinishedAt(NOW)
                .build();
    }
}
