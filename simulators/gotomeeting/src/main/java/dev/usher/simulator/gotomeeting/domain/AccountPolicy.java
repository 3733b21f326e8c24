package dev.usher.simulator.gotomeeting.domain;

import java.time.Duration;

/**
 * Rules of the account that GoTo may have one way or the other.
 *
 * @param conflictAllOrNothing what an address in use does to a request that is all or nothing
 * @param conflictEach what it does to a request whose users stand each for themselves
 * @param licensesWhenAdding whether licences named when adding are given
 * @param licensesReplaced whether licences named in an update replace those held
 * @param licenseOrRoleRequired whether a new user needs one of them
 * @param fieldLimits whether too long names and addresses are refused
 * @param deletedKeepKey whether a deleted user who is added again has the key of then
 * @param foreignInvited whether people of other accounts are invited rather than refused
 * @param lockedIgnored whether an update leaves out what is locked, rather than being refused
 * @param lastSuperUserMayGo whether the account may end up without a super user
 * @param groupMoves whether a second group replaces the first, rather than being refused
 * @param inactiveAfter time without a sign-in until a user counts as inactive; zero for never
 * @param listLag how far lists of users stay behind
 */
public record AccountPolicy(
        Conflict conflictAllOrNothing,
        Conflict conflictEach,
        boolean licensesWhenAdding,
        boolean licensesReplaced,
        boolean licenseOrRoleRequired,
        boolean fieldLimits,
        boolean deletedKeepKey,
        boolean foreignInvited,
        boolean lockedIgnored,
        boolean lastSuperUserMayGo,
        boolean groupMoves,
        Duration inactiveAfter,
        Duration listLag) {

    /** What is put into an account before the story begins follows this. */
    static final AccountPolicy PLAIN =
            new AccountPolicy(
                    Conflict.REFUSED,
                    Conflict.REFUSED,
                    true,
                    true,
                    false,
                    true,
                    true,
                    true,
                    false,
                    true,
                    true,
                    Duration.ZERO,
                    Duration.ZERO);

    /** What becomes of a new user whose address is in use. */
    public enum Conflict {
        REFUSED,
        WITHOUT_KEY,
        WITH_KEY
    }

    Conflict conflict(boolean allOrNothing) {
        return allOrNothing ? conflictAllOrNothing : conflictEach;
    }
}
