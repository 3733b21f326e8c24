package dev.usher.diff.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why nothing can or must be done about a user, in words. */
final class Skips {

    private Skips() {}

    static Decision inputUnreadable() {
        return new Decision.Skip(
                "InputUnreadable",
                "The newest record about this user could not be read, so nothing is decided on"
                        + " older ones.",
                Optional.of(
                        "Look at the dead letters of the diff service, and save the user again"
                                + " at the source."));
    }

    static Decision manyAccounts(List<Surroundings.Holder> matches) {
        return new Decision.Skip(
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
                "ProtectedAccount",
                "The account is on the list of protected accounts, which are never changed.",
                Optional.empty());
    }

    static Decision sharedEmail(String email) {
        return new Decision.Skip(
                "DuplicateSourceEntries",
                "More than one user is to have the e-mail " + email + ".",
                Optional.of("Give each of these users an e-mail of their own at the source."));
    }

    static Decision emailTaken(String email) {
        return new Decision.Skip(
                "DuplicateTargetEntries",
                "Another GoTo account already has the e-mail " + email + ".",
                Optional.of(
                        "Rename or delete the other GoTo account, or correct the user's e-mail."));
    }

    static Decision awaitingRename(String email) {
        return new Decision.Skip(
                "AwaitingRename",
                "The account with the e-mail " + email + " is about to be renamed or released.",
                Optional.empty());
    }

    static Decision emailSwap(String email) {
        return new Decision.Skip(
                "EmailSwap",
                "Two users are to exchange their e-mails, " + email + " among them.",
                Optional.of("Give one of the two a temporary e-mail first."));
    }
}
