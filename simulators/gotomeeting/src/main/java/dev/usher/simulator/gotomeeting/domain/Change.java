package dev.usher.simulator.gotomeeting.domain;

/** One step by which the account's state changes; replaying all of them gives the same state. */
public sealed interface Change {

    /** The user is in the account, exactly so. */
    record UserSaved(GoToUser user) implements Change {}

    /**
     * The user left the account; remembered, since adding the address again brings the key back.
     */
    record UserDeleted(GoToUser user) implements Change {}

    /** The group exists, exactly so. */
    record GroupSaved(Group group) implements Change {}

    /** The group is gone; its key is not given again. */
    record GroupDeleted(GroupKey key) implements Change {}

    /** Users and groups are gone, as if none had ever been; keys begin anew. */
    record Cleared() implements Change {}
}
