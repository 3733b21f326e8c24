package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Rule;
import dev.usher.policy.Obstacle;
import java.util.List;

/** What is told about the links between users and accounts, in words. */
final class Verdicts {

    private static final String IN_USE =
            " Until somebody decides, the user can use it as it is: taking access away is switched"
                    + " off in the settings (targetActions.disable).";

    private static final String TAKE =
            "To keep that apart, write targetActions.disable: true in the settings; what the"
                    + " account was given is then taken from it.";

    private static final String KEEP_APART =
            "To keep that apart, give the account another e-mail in GoTo (a deleted account would"
                    + " come back); the user then gets a new one.";

    private Verdicts() {}

    static Verdict matched(Account account) {
        return Verdict.of(
                Verdict.Kind.ADOPTED,
                Rule.ADOPT,
                Notices.quiet(
                        "Matched",
                        "The account "
                                + account.key()
                                + " matches the user and is kept in step from now on."));
    }

    static Verdict revived(Account account, String formerOwner) {
        return Verdict.of(
                Verdict.Kind.ADOPTED,
                Rule.ADOPT,
                Notices.quiet(
                        Obstacle.REVIVED_ACCOUNT.code(),
                        "The account "
                                + account.key()
                                + " is the user's from now on. It was "
                                + formerOwner
                                + " who had it before: what that user left in it, such as past"
                                + " meetings and recordings, comes with it."));
    }

    static Verdict ask(Decision.Ask asked, String formerOwner) {
        Account account = asked.account();
        return Verdict.of(
                Verdict.Kind.SKIPPED,
                Rule.REVIVED,
                Notice.of(
                        Obstacle.REVIVED_ACCOUNT,
                        "The account "
                                + account.key()
                                + " has the e-mail "
                                + account.email()
                                + ", but it was "
                                + formerOwner
                                + " who had it before. It does not become the user's, since what is"
                                + " left in it, such as past meetings and recordings, would come"
                                + " with it."
                                + (asked.inUse() ? IN_USE : ""),
                        List.of(account.email()),
                        (asked.inUse() ? TAKE : KEEP_APART)
                                + " To pass it on, write revivedAccounts: adopt in the settings."));
    }

    static Verdict planOutdated(String plan, Rule rule) {
        return Verdict.of(
                Verdict.Kind.SKIPPED,
                rule,
                Notices.quiet(
                        "PlanOutdated",
                        "The plan "
                                + plan
                                + " has been applied without this user, whose situation is not as"
                                + " it was when the plan was made. The next cycle decides about the"
                                + " user."));
    }

    static Verdict passed() {
        return unlinked(Rule.ADOPT, "The account passed to another user whom it matches.");
    }

    static Verdict gone(Rule rule, AccountKey account) {
        return unlinked(rule, "The account " + account + " is gone from GoTo.");
    }

    static Verdict givenBack(AccountKey account) {
        return unlinked(
                Rule.REVIVED,
                "GoTo brought back the account "
                        + account
                        + ", which another user had before. What it was given has been taken from"
                        + " it again.");
    }

    private static Verdict unlinked(Rule rule, String details) {
        return Verdict.of(Verdict.Kind.UNLINKED, rule, Notices.quiet("Unlinked", details));
    }

    static Verdict emailConflict(Rule rule) {
        return Verdict.of(
                Verdict.Kind.SKIPPED,
                rule,
                Notice.of(
                        Obstacle.EMAIL_CONFLICT,
                        "GoTo says that the e-mail belongs to another account, which is not among"
                                + " those it lists.",
                        List.of(),
                        "Free the e-mail in GoTo, or correct it at the source."));
    }
}
