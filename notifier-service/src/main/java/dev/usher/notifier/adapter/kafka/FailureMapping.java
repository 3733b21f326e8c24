package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.Action;
import dev.usher.contracts.Decision;
import dev.usher.notifier.domain.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which decisions are failures that people should hear of, and in which words. */
final class FailureMapping {

    private FailureMapping() {}

    /** A failure calls for action when it comes up and when it is given up, not in between. */
    static Optional<Failure> of(Decision decision) {
        String todo = decision.getRecommendedAction();
        boolean tells =
                switch (decision.getKind()) {
                    case SKIPPED, ESCROWED, REJECTED -> true;
                    case UNKNOWN, ADOPTED, UNLINKED, PLANNED, GRACE, HELD, RELEASED, EXPLAINED ->
                            false;
                };
        if (!tells || todo == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Failure(
                        decision.getId(),
                        who(decision.getDisplayName(), decision.getUserName()),
                        what(decision.getAction()),
                        decision.getDetails(),
                        todo,
                        decision.getDecidedAt()));
    }

    static String who(String displayName, String userName) {
        return displayName.isBlank() || displayName.equals(userName)
                ? userName
                : displayName + " (" + userName + ")";
    }

    private static String what(@Nullable Action action) {
        return switch (action) {
            case null -> "could not be provisioned in GoToMeeting";
            case CREATE -> "could not get their GoToMeeting account";
            case UPDATE -> "could not get the newest data into their GoToMeeting account";
            case ENABLE -> "could not get their GoToMeeting access back";
            case DISABLE -> "could not be relieved of their GoToMeeting access";
            case DELETE -> "could not be relieved of their GoToMeeting account";
            case CANCEL, UNKNOWN -> "could not be provisioned in GoToMeeting";
        };
    }
}
