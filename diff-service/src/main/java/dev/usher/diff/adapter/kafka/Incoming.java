package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import dev.usher.contracts.SeatCount;
import dev.usher.contracts.UserState;
import dev.usher.diff.application.Answer;
import dev.usher.diff.application.Job;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import dev.usher.policy.record.SettingsRecords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records of the topics, in the words of this service. */
final class Incoming {

    private Incoming() {}

    /** Empty when the user's state is one that this build does not know. */
    static Optional<Person> person(Entitlement entitlement) {
        return state(entitlement.getState())
                .map(
                        state ->
                                new Person(
                                        new UserId(entitlement.getUserId()),
                                        entitlement.getUserName(),
                                        state,
                                        new Profile(entitlement.getAttributes()),
                                        entitlement.getRoles().stream()
                                                .map(EffectiveRole::getRole)
                                                .collect(Collectors.toSet())));
    }

    private static Optional<SourceUser.State> state(UserState state) {
        return switch (state) {
            case ACTIVE -> Optional.of(SourceUser.State.ACTIVE);
            case DISABLED -> Optional.of(SourceUser.State.DISABLED);
            case SOFT_DELETED -> Optional.of(SourceUser.State.SOFT_DELETED);
            case HARD_DELETED -> Optional.of(SourceUser.State.HARD_DELETED);
            case UNKNOWN -> Optional.empty();
        };
    }

    static Lane lane(Entitlement entitlement) {
        return entitlement.getChange() == ChangeKind.SINGLE ? Lane.URGENT : Lane.BULK;
    }

    /**
     * The account of a record that carries one.
     *
     * @throws MisfitException when it has no key or no e-mail
     */
    static Account account(dev.usher.contracts.Account seen) {
        if (seen.getAccountKey() == null || seen.getEmail() == null) {
            throw new MisfitException("An account without key or e-mail");
        }
        return new Account(
                new AccountKey(seen.getAccountKey()),
                seen.getStatus() == AccountStatus.SUSPENDED,
                AccountSpec.of(
                        seen.getEmail(),
                        seen.getAttributes(),
                        seen.getLicenceKeys(),
                        seen.getAdminRoles(),
                        Optional.ofNullable(seen.getGroupKey()),
                        seen.getCustomRoles()),
                Set.copyOf(List.copyOf(seen.getReadOnlyAttributes())),
                seen.getObservedAt());
    }

    static Answer answer(Result result) {
        return new Answer(
                result.getCommandId(),
                new UserId(result.getUserId()),
                result.getAction() == Action.CREATE,
                switch (result.getOutcome()) {
                    case SUCCEEDED -> Answer.Outcome.SUCCEEDED;
                    case CONFLICT -> Answer.Outcome.CONFLICT;
                    case EXPIRED, CANCELLED, SUPERSEDED -> Answer.Outcome.NOT_BEGUN;
                    case FAILED, UNKNOWN -> Answer.Outcome.FAILED;
                },
                Optional.ofNullable(result.getAccount()).map(Incoming::account),
                Optional.ofNullable(result.getError()).map(Incoming::trouble));
    }

    private static Answer.Trouble trouble(ProvisioningError error) {
        String action = error.getRecommendedAction();
        return new Answer.Trouble(
                error.getCode(),
                error.getMessage(),
                action == null || action.isBlank() ? recommended(error.getCategory()) : action);
    }

    private static String recommended(ErrorCategory category) {
        return switch (category) {
            case RETRYABLE -> "Nothing for now: Usher tries again by itself.";
            case NEEDS_ADMIN -> "Please ask the administrator of GoToMeeting or of Usher.";
            case DATA -> "Please have this person's data corrected where it is kept.";
            case UNKNOWN -> "Please look at Usher's provisioning log.";
        };
    }

    static Settings settings(JobSettings settings) {
        return SettingsRecords.settings(settings);
    }

    static Job.Heartbeat heartbeat(ConnectorStatus status) {
        boolean executes =
                switch (status.getState()) {
                    case HEALTHY, DEGRADED -> true;
                    case QUARANTINED, MAINTENANCE, UNKNOWN -> false;
                };
        return new Job.Heartbeat(
                executes,
                status.getAt(),
                status.getSeats().stream()
                        .collect(
                                Collectors.toMap(
                                        SeatCount::getLicenceKey, SeatCount::getFree, Math::min)));
    }
}
