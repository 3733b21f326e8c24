package dev.usher.diff.domain;

import dev.usher.policy.Obstacle;

/** What would come of users in the end, in words. */
public final class Forecasts {

    private Forecasts() {}

    /** What it comes to, and why. */
    public static Notice notice(Forecast end) {
        return end.last() instanceof Decision.Skip skip
                ? skip.notice()
                : Notices.quiet(reason(end), details(end));
    }

    private static String reason(Forecast end) {
        return switch (end.last()) {
            case Decision.Send send -> send.reason();
            case Decision.Skip skip -> skip.reason();
            case Decision.Ask _ -> Obstacle.REVIVED_ACCOUNT.code();
            case Decision.Nothing(Rule rule) ->
                    rule == Rule.EQUAL ? "RedundantExport" : "NothingOfOurs";
            case Decision.Wait _,
                    Decision.Rest _,
                    Decision.Grace _,
                    Decision.Adopt _,
                    Decision.TakeOver _,
                    Decision.Unlink _,
                    Decision.GiveBack _ ->
                    throw new IllegalStateException("No end: " + end.last());
        };
    }

    private static String details(Forecast end) {
        return switch (end.last()) {
            case Decision.Skip skip -> skip.details();
            case Decision.Ask(Account account, _, _) ->
                    "The account "
                            + account.key()
                            + " was another user's before, and is not passed"
                            + " on unasked.";
            case Decision.Send send -> sentence(send, end.outcome());
            default ->
                    switch (end.outcome()) {
                        case ADOPT ->
                                "An existing account becomes the user's; nothing in it changes.";
                        case UNLINK -> "The account that was the user's is not any more.";
                        default ->
                                end.last().rule() == Rule.EQUAL
                                        ? "The account is as it should be."
                                        : "The user is to have no access, and has none from Usher.";
                    };
        };
    }

    private static String sentence(Decision.Send send, Forecast.Outcome outcome) {
        String what =
                switch (send.action()) {
                    case CREATE -> "An account is created for " + send.target().email() + ".";
                    case UPDATE -> "The account is changed.";
                    case ENABLE -> "The account gets access again.";
                    case DISABLE -> "What Usher gave is taken from the account.";
                    case DELETE -> "The account is deleted.";
                    case CANCEL -> "What is in flight is called off.";
                };
        return outcome == Forecast.Outcome.ADOPT
                ? "An existing account becomes the user's. " + what
                : what;
    }
}
