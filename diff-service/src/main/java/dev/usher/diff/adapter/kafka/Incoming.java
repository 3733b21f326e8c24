package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.AccountKind;
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
import dev.usher.policy.SettingsCheck;
import dev.usher.policy.SourceUser;
import dev.usher.policy.record.SettingsRecords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Records of the topics, in the words of this service. */
final class Incoming {

    /** Of a user name or a value of an attribute, in characters. */
    private static final int LONGEST_TEXT = 10_000;

    /** Of the names of a user's roles together, in characters. */
    private static final int LONGEST_ROLES = 100_000;

    private Incoming() {}

    /**
     * Empty when the user's state is one that this build does not know.
     *
     * @throws MisfitException when a text is so long that it cannot be told of
     */
    static Optional<Person> person(Entitlement entitlement) {
        bounded("userName", entitlement.getUserName());
        entitlement
                .getAttributes()
                .forEach((name, values) -> values.forEach(value -> bounded(name, value)));
        int roles = 0;
        for (EffectiveRole role : entitlement.getRoles()) {
            roles += role.getRole().length();
        }
        if (roles > LONGEST_ROLES) {
            throw new MisfitException(
                    "The names of the roles have more than " + LONGEST_ROLES + " characters");
        }
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

    private static void bounded(String name, String value) {
        if (value.length() > LONGEST_TEXT) {
            throw new MisfitException(
                    "%.100s has more than %d characters".formatted(name, LONGEST_TEXT));
        }
    }

    /**
     * An account that was seen.
     *
     * @throws MisfitException when the record carries none
     */
    static Account account(dev.usher.contracts.Account seen) {
        if (seen.getKind() != AccountKind.ACCOUNT
                || seen.getAccountKey() == null
                || seen.getAccountKey().isBlank()
                || seen.getEmail() == null) {
            throw new MisfitException(
                    "Neither an account with key and e-mail nor the end of a scan");
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
                error.getValues(),
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

    /**
     * The settings of a record.
     *
     * @throws MisfitException when there is too much of them to be kept, right or wrong
     */
    static Settings settings(JobSettings record) {
        Settings settings = SettingsRecords.settings(record);
        List<String> beyond = SettingsCheck.beyondLimits(settings);
        if (!beyond.isEmpty()) {
            throw new MisfitException("Settings cannot be used: " + String.join(" ", beyond));
        }
        return settings;
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
