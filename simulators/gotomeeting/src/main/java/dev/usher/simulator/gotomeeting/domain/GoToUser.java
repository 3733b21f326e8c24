package dev.usher.simulator.gotomeeting.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user of the account.
 *
 * @param licenseKeys licences held, each once, in the order given
 * @param adminRoles built-in admin roles such as {@code SUPER_USER}
 * @param groupKey the one group the user is in, if any
 * @param addedAt when the user was added or came back
 */
public record GoToUser(
        UserKey key,
        Profile profile,
        List<LicenseKey> licenseKeys,
        List<String> adminRoles,
        @Nullable GroupKey groupKey,
        SignIn signIn,
        Instant addedAt) {

    public GoToUser {
        licenseKeys = licenseKeys.stream().distinct().toList();
        adminRoles = adminRoles.stream().distinct().toList();
    }

    public String email() {
        return profile.email();
    }

    public UserStatus status() {
        if (licenseKeys.isEmpty() && adminRoles.isEmpty()) {
            return UserStatus.SUSPENDED;
        }
        return switch (signIn) {
            case NEVER -> UserStatus.INVITED;
            case RECENT -> UserStatus.ACTIVE;
            case LONG_AGO -> UserStatus.INACTIVE;
        };
    }

    GoToUser after(UserChange change) {
        return new GoToUser(
                key,
                new Profile(
                        either(change.email(), profile.email()),
                        either(change.firstName(), profile.firstName()),
                        either(change.lastName(), profile.lastName()),
                        either(change.locale(), profile.locale()),
                        either(change.timeZone(), profile.timeZone())),
                either(change.licenseKeys(), licenseKeys),
                either(change.adminRoles(), adminRoles),
                change.groupKey() == null ? groupKey : change.groupKey(),
                signIn,
                addedAt);
    }

    GoToUser with(LicenseKey license) {
        return holding(Stream.concat(licenseKeys.stream(), Stream.of(license)).toList());
    }

    GoToUser without(LicenseKey license) {
        return holding(licenseKeys.stream().filter(held -> !held.equals(license)).toList());
    }

    /** What is remembered of a deleted user: seats and group are given back. */
    GoToUser leaving() {
        return holding(List.of()).inGroup(null);
    }

    GoToUser inGroup(@Nullable GroupKey group) {
        return new GoToUser(key, profile, licenseKeys, adminRoles, group, signIn, addedAt);
    }

    GoToUser seen(SignIn when) {
        return new GoToUser(key, profile, licenseKeys, adminRoles, groupKey, when, addedAt);
    }

    private GoToUser holding(List<LicenseKey> held) {
        return new GoToUser(key, profile, held, adminRoles, groupKey, signIn, addedAt);
    }

    private static <T> T either(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
