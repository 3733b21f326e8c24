package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user of the account. */
public record GoToUser(UserKey key, Profile profile, Holdings holdings, Standing standing) {

    static final String SUPER_USER = "SUPER_USER";

    public String email() {
        return profile.email();
    }

    public List<LicenseKey> licenseKeys() {
        return holdings.licenseKeys();
    }

    public List<String> adminRoles() {
        return holdings.adminRoles();
    }

    public @Nullable GroupKey groupKey() {
        return holdings.groupKey();
    }

    /** Whether the user has ever signed in. */
    public boolean signedIn() {
        return standing.lastSeen() != null;
    }

    /** Whether this is locked, by itself or because the whole identity is. */
    public boolean locked(Lock lock) {
        return standing.locks().contains(lock) || standing.locks().contains(Lock.IDENTITY);
    }

    /**
     * The status at a moment.
     *
     * @param inactiveAfter time without a sign-in until a user counts as inactive; zero for never
     */
    public UserStatus status(Instant now, Duration inactiveAfter) {
        if (standing.transferring()) {
            return UserStatus.INVITED;
        }
        if (holdings.bare()) {
            return UserStatus.SUSPENDED;
        }
        Instant seen = standing.lastSeen();
        if (seen == null) {
            return UserStatus.INVITED;
        }
        boolean longAgo = !inactiveAfter.isZero() && !now.isBefore(seen.plus(inactiveAfter));
        return longAgo ? UserStatus.INACTIVE : UserStatus.ACTIVE;
    }

    boolean superUser() {
        return adminRoles().contains(SUPER_USER);
    }

    GoToUser with(Profile changed) {
        return new GoToUser(key, changed, holdings, standing);
    }

    GoToUser with(Holdings changed) {
        return new GoToUser(key, profile, changed, standing);
    }

    GoToUser with(Standing changed) {
        return new GoToUser(key, profile, holdings, changed);
    }

    GoToUser seen(@Nullable Instant when) {
        return with(standing.seen(when));
    }

    GoToUser locked(Set<Lock> which) {
        return with(standing.locked(which));
    }

    /** What is remembered of a deleted user: seats and group are given back. */
    GoToUser leaving() {
        return with(holdings.licensed(List.of()).in(null));
    }
}
