package dev.usher.simulator.gotomeeting.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a user stands to the account.
 *
 * @param lastSeen when the user signed in last; null for never
 * @param addedAt when the user was added or came back
 * @param locks what of the user this account may not change
 * @param transferring whether the user belongs to another account and was invited to move
 */
public record Standing(
        @Nullable Instant lastSeen, Instant addedAt, Set<Lock> locks, boolean transferring) {

    /** Something that an update may not change. */
    public enum Lock {
        /** First and last name. */
        NAME,
        /** The e-mail address. */
        EMAIL,
        /** Names, address and locale: the account is not the user's primary one. */
        IDENTITY
    }

    public Standing {
        locks = locks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(locks));
    }

    static Standing added(Instant at) {
        return new Standing(null, at, Set.of(), false);
    }

    Standing seen(@Nullable Instant when) {
        return new Standing(when, addedAt, locks, transferring && when == null);
    }

    Standing locked(Set<Lock> which) {
        return new Standing(lastSeen, addedAt, which, transferring);
    }

    Standing transferring(boolean invited) {
        return new Standing(lastSeen, addedAt, locks, invited);
    }

    Standing back(Instant at) {
        return new Standing(lastSeen, at, Set.of(), false);
    }
}
