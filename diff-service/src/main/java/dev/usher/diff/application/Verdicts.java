package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Rule;
import dev.usher.policy.Obstacle;
import java.util.List;

/** What is told about the links between users and accounts, in words. */
final class Verdicts {

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

    static Verdict ask(Account account, String formerOwner) {
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
                                + " who had it before. The user does not get it, since what is left"
                                + " in it, such as past meetings and recordings, would come with"
                                + " it.",
                        List.of(account.email()),
                        "To keep that apart, give the account another e-mail in GoTo (a deleted"
                                + " account would come back); the user then gets a new one. To pass"
                                + " it on, write revivedAccounts: adopt in the settings."));
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
