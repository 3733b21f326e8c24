package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.Action;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import dev.usher.notifier.domain.Day;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.Event.Ended;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What decisions and results say about single users. */
final class UserEvents {

    private static final String HOLD_EXPIRED = "HoldExpired";
    private static final String ERASED = "Erased";

    /** The rule by which an account is as it should be. */
    private static final String EQUAL = "equal";

    private static final String PLAN_OUTDATED = "PlanOutdated";

    /** What anybody's change would have met: the connection is told of, not each user. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "NOT_GOTO",
                    "NO_CREDENTIALS",
                    "CREDENTIALS_UNREADABLE",
                    "CLIENT_REFUSED",
                    "PERSONAL_ACCESS_TOKEN_REFUSED",
                    "REFRESH_TOKEN_REFUSED",
                    "AUTHORIZATION_CODE_REFUSED",
                    "PASSWORD_REFUSED",
                    "PASSWORD_GRANT_NOT_ALLOWED",
                    "GRANT_NOT_ALLOWED",
                    "SCOPE_MISSING",
                    "SIGN_IN_REFUSED",
                    "NOT_AUTHORISED",
                    "WRONG_ACCOUNT",
                    "SEVERAL_ACCOUNTS");

    private UserEvents() {}

    static Optional<Event> of(Result result) {
        String user = result.getUserId().toString();
        if (result.getAction() == Action.CANCEL) {
            // What it takes back is not waited for any more; if that is still wanted, it is tried
            // anew.
            return Optional.of(over(user, Ended.How.WITHDRAWN, result.getFinishedAt()));
        }
        if (result.getOutcome() == Outcome.SUCCEEDED) {
            return Optional.of(
                    over(
                            user,
                            done(result.getAction()).equals(Optional.of(Day.Count.REMOVED))
                                    ? Ended.How.REMOVED
                                    : Ended.How.WELL,
                            result.getFinishedAt()));
        }
        ProvisioningError error = result.getError();
        if (result.getOutcome() != Outcome.FAILED || error == null || !concernsTheUser(error)) {
            return Optional.empty();
        }
        return Optional.of(
                new Event.Began(
                        new GroupKey(Kind.USERS, error.getCode()),
                        user,
                        Item.of(result.getDisplayName(), error.getMessage(), result.getFinishedAt())
                                .about(
                                        address(result.getUserName(), result.getUserId()),
                                        action(result.getAction()))
                                .todo(orEmpty(error.getRecommendedAction()))
                                .because("", error.getValues())
                                .logged(result.getCommandId().toString())));
    }

    /** What a successful result counts as in the summary of a day. */
    static Optional<Day.Count> counts(Result result) {
        return result.getOutcome() == Outcome.SUCCEEDED
                ? done(result.getAction())
                : Optional.empty();
    }

    private static Optional<Day.Count> done(Action action) {
        return switch (action) {
            case CREATE -> Optional.of(Day.Count.CREATED);
            case UPDATE, ENABLE -> Optional.of(Day.Count.CHANGED);
            case DISABLE, DELETE -> Optional.of(Day.Count.REMOVED);
            case CANCEL, UNKNOWN -> Optional.empty();
        };
    }

    /** What needs doing is told; what is tried again in between, or was mended, is known only. */
    static Optional<Event> of(Decision decision) {
        return switch (decision.getKind()) {
            case SKIPPED, ESCROWED -> failure(decision);
            case REJECTED ->
                    decision.getReason().equals(HOLD_EXPIRED)
                            ? Optional.of(
                                    new Event.Began(
                                            new GroupKey(Kind.HOLD_EXPIRED, HOLD_EXPIRED),
                                            decision.getId().toString(),
                                            item(decision)))
                            : Optional.of(ended(decision));
            case ADOPTED, UNLINKED, GRACE, HELD, RELEASED -> Optional.of(ended(decision));
            case PLANNED, EXPLAINED, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Event> failure(Decision decision) {
        boolean tries = decision.getAttempt() > 0 || decision.getRetryAt() != null;
        var group = new GroupKey(Kind.USERS, decision.getReason());
        String user = decision.getUserId().toString();
        boolean ofTheConnection =
                (decision.getKind() == DecisionKind.ESCROWED && decision.getAttempt() == 0)
                        || OF_THE_CONNECTION.contains(decision.getReason());
        if (ofTheConnection || decision.getReason().equals(PLAN_OUTDATED)) {
            return Optional.empty();
        }
        if (decision.getRecommendedAction() != null) {
            return Optional.of(new Event.Began(group, user, item(decision)));
        }
        return Optional.of(tries ? new Event.WentOn(group, user, item(decision)) : ended(decision));
    }

    private static Event ended(Decision decision) {
        boolean well =
                decision.getKind() == DecisionKind.ADOPTED || decision.getRule().equals(EQUAL);
        Ended.How how =
                well
                        ? Ended.How.WELL
                        : decision.getReason().equals(ERASED)
                                ? Ended.How.ERASED
                                : Ended.How.WITHDRAWN;
        return over(decision.getUserId().toString(), how, decision.getDecidedAt());
    }

    private static Event over(String user, Ended.How how, Instant at) {
        return new Ended(Kind.USERS, user, how, at);
    }

    private static Item item(Decision decision) {
        boolean givenUp =
                decision.getAttempt() > 1
                        && decision.getRetryAt() == null
                        && decision.getRecommendedAction() != null;
        return Item.of(decision.getDisplayName(), decision.getDetails(), decision.getDecidedAt())
                .about(
                        address(decision.getUserName(), decision.getUserId()),
                        action(decision.getAction()))
                .todo(orEmpty(decision.getRecommendedAction()))
                .at(givenUp ? Item.GIVEN_UP : "")
                .because("", decision.getValues())
                .retriedAt(Optional.ofNullable(decision.getRetryAt()))
                .logged(decision.getId().toString());
    }

    private static boolean concernsTheUser(ProvisioningError error) {
        ErrorCategory category = error.getCategory();
        return (category == ErrorCategory.NEEDS_ADMIN || category == ErrorCategory.DATA)
                && !OF_THE_CONNECTION.contains(error.getCode());
    }

    /** The sign-in name; of one who has none, the id, by which the log knows everybody. */
    private static String address(String userName, UUID userId) {
        return userName.isBlank() ? userId.toString() : userName;
    }

    private static String action(@Nullable Action action) {
        return action == null ? "" : action.name();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
