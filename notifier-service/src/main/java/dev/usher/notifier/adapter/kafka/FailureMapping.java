package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.Action;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import dev.usher.notifier.domain.Failure;
import java.util.Optional;

/** Which results and decisions are failures that people should hear of, and in which words. */
final class FailureMapping {

    private FailureMapping() {}

    static Optional<Failure> of(Result result) {
        if (result.getOutcome() != Outcome.FAILED) {
            return Optional.empty();
        }
        Optional<ProvisioningError> error = Optional.ofNullable(result.getError());
        return Optional.of(
                new Failure(
                        result.getCommandId(),
                        who(result.getDisplayName(), result.getUserName()),
                        what(result.getAction()),
                        error.map(ProvisioningError::getMessage)
                                .orElse("GoToMeeting did not say why."),
                        error.map(FailureMapping::todo)
                                .orElseGet(() -> todo(ErrorCategory.UNKNOWN)),
                        result.getFinishedAt()));
    }

    static Optional<Failure> of(Decision decision) {
        String todo = decision.getRecommendedAction();
        if (todo == null) {
            return Optional.empty();
        }
        return what(decision.getKind())
                .map(
                        what ->
                                new Failure(
                                        decision.getId(),
                                        who(decision.getDisplayName(), decision.getUserName()),
                                        what,
                                        decision.getDetails(),
                                        todo,
                                        decision.getDecidedAt()));
    }

    private static Optional<String> what(DecisionKind kind) {
        return switch (kind) {
            case SKIPPED, ESCROWED -> Optional.of("could not be provisioned in GoToMeeting");
            case HELD -> Optional.of("stay as they are in GoToMeeting until somebody decides");
            case REJECTED -> Optional.of("stay as they are in GoToMeeting");
            case ADOPTED, UNLINKED, PLANNED, GRACE, RELEASED, EXPLAINED, UNKNOWN ->
                    Optional.empty();
        };
    }

    private static String who(String displayName, String userName) {
        return displayName.isBlank() || displayName.equals(userName)
                ? userName
                : displayName + " (" + userName + ")";
    }

    private static String what(Action action) {
        return switch (action) {
            case CREATE -> "could not get their GoToMeeting account";
            case UPDATE -> "could not get the newest data into their GoToMeeting account";
            case ENABLE -> "could not get their GoToMeeting access back";
            case DISABLE -> "could not be relieved of their GoToMeeting access";
            case DELETE -> "could not be relieved of their GoToMeeting account";
            case CANCEL, UNKNOWN -> "could not be provisioned in GoToMeeting";
        };
    }

    private static String todo(ProvisioningError error) {
        String recommended = error.getRecommendedAction();
        return recommended == null || recommended.isBlank()
                ? todo(error.getCategory())
                : recommended;
    }

    private static String todo(ErrorCategory category) {
        return switch (category) {
            case RETRYABLE -> "Nothing for now: Usher tries again by itself.";
            case NEEDS_ADMIN -> "Please ask the administrator of GoToMeeting or of Usher.";
            case DATA -> "Please have this person's data corrected where it is kept.";
            case UNKNOWN -> "Please look at Usher's provisioning log.";
        };
    }
}
