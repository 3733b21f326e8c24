package dev.usher.diff.domain;

import dev.usher.policy.Obstacle;
import java.util.List;
import java.util.Locale;

/** Why nothing can or must be done about a user, in words. */
final class Skips {

    private static final String OWN_VALUES =
            "Give each of these users values of their own at the source, by which accounts are"
                    + " found.";

    private Skips() {}

    static Decision inputUnreadable() {
        return Decision.Skip.until(
                Rule.UNREADABLE,
                Obstacle.INPUT_UNREADABLE,
                "The newest record about this user could not be read, so nothing is decided on"
                        + " older ones.",
                List.of(),
                "Look at the dead letters of the diff service, and save the user again"
                        + " at the source.");
    }

    static Decision memoryUnreadable() {
        return Decision.Skip.until(
                Rule.UNREADABLE,
                Obstacle.INPUT_UNREADABLE,
                "What was remembered about this user could not be read when the state of the diff"
                        + " service was rebuilt, so nothing is decided without it.",
                List.of(),
                "Look at the dead letters of the diff service. If the user's account in"
                        + " GoTo is as it should be or can be found by its e-mail, have"
                        + " the user provisioned on demand.");
    }

    static Decision manyAccounts(List<Surroundings.Holder> matches) {
        List<String> accounts =
                matches.stream().map(Surroundings.Holder::account).map(Skips::named).toList();
        return Decision.Skip.until(
                Rule.CONTENDED,
                Obstacle.DUPLICATE_TARGET_ENTRIES,
                "More than one GoTo account matches the user: " + String.join(", ", accounts) + ".",
                accounts,
                "Leave one GoTo account that matches.");
    }

    /** What still differs can only be changed elsewhere. */
    static Decision identityReadOnly(List<Change> impossible) {
        List<String> attributes = impossible.stream().map(Change::attribute).toList();
        return Decision.Skip.until(
                Rule.READ_ONLY,
                Obstacle.IDENTITY_READ_ONLY,
                "GoTo does not let these be changed from this GoTo account: "
                        + String.join(", ", attributes)
                        + ". Licences and roles are kept in step all the same.",
                attributes,
                "Have it changed by the person, or by an administrator of the GoTo account"
                        + " that the person belongs to first of all.");
    }

    static Decision protectedAccount() {
        return Decision.Skip.quiet(
                Rule.PROTECTED,
                "ProtectedAccount",
                "The account is on the list of protected accounts, which are never changed.");
    }

    static Decision switchedOff(Action action) {
        String what =
                switch (action) {
                    case CREATE -> "Create";
                    case UPDATE, ENABLE -> "Update";
                    case DISABLE -> "Disable";
                    case DELETE -> "Delete";
                    case CANCEL -> "Cancel";
                };
        return Decision.Skip.quiet(
                Rule.SWITCHED_OFF,
                what + "Off",
                "It is switched off in the settings (targetActions."
                        + what.toLowerCase(Locale.ROOT)
                        + ").");
    }

    /** Access is not taken away, by setting. */
    static Decision leftAlone(String why) {
        return Decision.Skip.quiet(
                Rule.LEAVE,
                "LeftAlone",
                why
                        + " The account keeps what it was given, since the settings say so"
                        + " (deprovisioning.unassigned: leave).");
    }

    static Decision accountGone(AccountKey account) {
        return Decision.Skip.until(
                Rule.GONE,
                Obstacle.ACCOUNT_GONE,
                "The user's account "
                        + account
                        + " is gone from GoTo. No other is created, since the settings say so"
                        + " (deprovisioning.goneAccount: report).",
                List.of(account.value()),
                "If the user is to have an account again, have the user provisioned on"
                        + " demand.");
    }

    static Decision sharedEmail(String email) {
        return Decision.Skip.until(
                Rule.CONTENDED,
                Obstacle.DUPLICATE_SOURCE_ENTRIES,
                "More than one user is to have the e-mail " + email + ".",
                List.of(email),
                "Give each of these users an e-mail of their own at the source.");
    }

    /** Several users who own no account would have one e-mail, or are found to have one account. */
    static Decision rivals(String email, List<Surroundings.Holder> matches) {
        return matches.stream()
                .map(Surroundings.Holder::account)
                .filter(account -> !account.email().equals(email))
                .findFirst()
                .map(account -> sharedAccount(email, account))
                .orElseGet(() -> sharedEmail(email));
    }

    private static Decision sharedAccount(String email, Account account) {
        return Decision.Skip.until(
                Rule.CONTENDED,
                Obstacle.DUPLICATE_SOURCE_ENTRIES,
                "More than one user is to have the e-mail "
                        + email
                        + ", or matches the GoTo account "
                        + named(account)
                        + ".",
                List.of(email, account.email()),
                OWN_VALUES);
    }

    static Decision anothersAccount(Account account) {
        return Decision.Skip.until(
                Rule.CONTENDED,
                Obstacle.DUPLICATE_SOURCE_ENTRIES,
                "The GoTo account that matches the user, "
                        + named(account)
                        + ", is another user's.",
                List.of(account.email()),
                OWN_VALUES);
    }

    static Decision noMatchingValue() {
        return Decision.Skip.until(
                Rule.IMPOSSIBLE,
                Obstacle.IMPORT_SKIPPED,
                "The user has no value by which an account could be found.",
                List.of(),
                "Give the user one of the values that the settings name under matching, at the"
                        + " source.");
    }

    private static String named(Account account) {
        return account.email() + " (" + account.key() + ")";
    }

    static Decision emailTaken(String email) {
        return Decision.Skip.until(
                Rule.CONTENDED,
                Obstacle.DUPLICATE_TARGET_ENTRIES,
                "Another GoTo account already has the e-mail " + email + ".",
                List.of(email),
                "Rename or delete the other GoTo account, or correct the user's e-mail.");
    }

    static Decision awaitingRename(String email) {
        return Decision.Skip.quiet(
                Rule.CONTENDED,
                "AwaitingRename",
                "The account with the e-mail " + email + " is to be renamed or released first.");
    }

    static Decision emailSwap(String email) {
        return Decision.Skip.until(
                Rule.CONTENDED,
                Obstacle.EMAIL_SWAP,
                "Users are to exchange their e-mails among themselves, " + email + " being one.",
                List.of(email),
                "Give one of these users a temporary e-mail first.");
    }
}
