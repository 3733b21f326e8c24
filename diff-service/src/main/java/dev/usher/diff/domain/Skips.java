package dev.usher.diff.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why nothing can or must be done about a user, in words. */
final class Skips {

    private Skips() {}

    static Decision inputUnreadable() {
        return new Decision.Skip(
                Rule.UNREADABLE,
                "InputUnreadable",
                "The newest record about this user could not be read, so nothing is decided on"
                        + " older ones.",
                Optional.of(
                        "Look at the dead letters of the diff service, and save the user again"
                                + " at the source."));
    }

    static Decision memoryUnreadable() {
        return new Decision.Skip(
                Rule.UNREADABLE,
                "InputUnreadable",
                "What was remembered about this user could not be read when the state of the diff"
                        + " service was rebuilt, so nothing is decided without it.",
                Optional.of(
                        "Look at the dead letters of the diff service. If the user's account in"
                                + " GoTo is as it should be or can be found by its e-mail, have"
                                + " the user provisioned on demand."));
    }

    static Decision manyAccounts(List<Surroundings.Holder> matches) {
        return new Decision.Skip(
                Rule.CONTENDED,
                "DuplicateTargetEntries",
                "More than one GoTo account matches the user: "
                        + matches.stream()
                                .map(Surroundings.Holder::account)
                                .map(account -> account.email() + " (" + account.key() + ")")
                                .collect(Collectors.joining(", "))
                        + ".",
                Optional.of("Leave one GoTo account that matches."));
    }

    /** What still differs can only be changed elsewhere. */
    static Decision identityReadOnly(List<Change> impossible) {
        return new Decision.Skip(
                Rule.READ_ONLY,
                "IdentityReadOnly",
                "GoTo does not let these be changed from this GoTo account: "
                        + impossible.stream()
                                .map(Change::attribute)
                                .collect(Collectors.joining(", "))
                        + ". Licences and roles are kept in step all the same.",
                Optional.of(
                        "Have it changed by the person, or by an administrator of the GoTo account"
                                + " that the person belongs to first of all."));
    }

    static Decision protectedAccount() {
        return new Decision.Skip(
                Rule.PROTECTED,
                "ProtectedAccount",
                "The account is on the list of protected accounts, which are never changed.",
                Optional.empty());
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
        return new Decision.Skip(
                Rule.SWITCHED_OFF,
                what + "Off",
                "It is switched off in the settings (targetActions."
                        + what.toLowerCase(Locale.ROOT)
                        + ").",
                Optional.empty());
    }

    /** Access is not taken away, by setting. */
    static Decision leftAlone(String why) {
        return new Decision.Skip(
                Rule.LEAVE,
                "LeftAlone",
                why
                        + " The account keeps what it was given, since the settings say so"
                        + " (deprovisioning.unassigned: leave).",
                Optional.empty());
    }

    static Decision accountGone(AccountKey account) {
        return new Decision.Skip(
                Rule.GONE,
                "AccountGone",
                "The user's account "
                        + account
                        + " is gone from GoTo. No other is created, since the settings say so"
                        + " (deprovisioning.goneAccount: report).",
                Optional.of(
                        "If the user is to have an account again, have the user provisioned on"
                                + " demand."));
    }

    static Decision sharedEmail(String email) {
        return new Decision.Skip(
                Rule.CONTENDED,
                "DuplicateSourceEntries",
                "More than one user is to have the e-mail " + email + ".",
                Optional.of("Give each of these users an e-mail of their own at the source."));
    }

    static Decision emailTaken(String email) {
        return new Decision.Skip(
                Rule.CONTENDED,
                "DuplicateTargetEntries",
                "Another GoTo account already has the e-mail " + email + ".",
                Optional.of(
                        "Rename or delete the other GoTo account, or correct the user's e-mail."));
    }

    static Decision awaitingRename(String email) {
        return new Decision.Skip(
                Rule.CONTENDED,
                "AwaitingRename",
                "The account with the e-mail " + email + " is about to be renamed or released.",
                Optional.empty());
    }

    static Decision emailSwap(String email) {
        return new Decision.Skip(
                Rule.CONTENDED,
                "EmailSwap",
                "Two users are to exchange their e-mails, " + email + " among them.",
                Optional.of("Give one of the two a temporary e-mail first."));
    }
}
