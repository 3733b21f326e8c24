package dev.usher.simulator.gotomeeting.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update asks for; what is null stays as it is.
 *
 * @param licenseKeys licences to hold afterwards
 * @param adminRoles exactly the roles to have afterwards
 */
public record UserChange(
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable List<LicenseKey> licenseKeys,
        @Nullable List<String> adminRoles,
        @Nullable GroupKey groupKey) {

    public UserChange {
        licenseKeys = licenseKeys == null ? null : List.copyOf(licenseKeys);
        adminRoles = adminRoles == null ? null : List.copyOf(adminRoles);
    }

    Profile profile(Profile before) {
        return new Profile(
                either(email, before.email()),
                either(firstName, before.firstName()),
                either(lastName, before.lastName()),
                either(locale, before.locale()),
                either(timeZone, before.timeZone()));
    }

    /**
     * What the user holds afterwards.
     *
     * @param replaced whether the licences replace those held, rather than adding to them
     */
    Holdings holdings(Holdings before, boolean replaced) {
        Holdings licensed =
                licenseKeys == null
                        ? before
                        : replaced ? before.licensed(licenseKeys) : before.with(licenseKeys);
        return licensed.admin(either(adminRoles, before.adminRoles()))
                .in(groupKey == null ? before.groupKey() : groupKey);
    }

    private static <T> T either(@Nullable T changed, T kept) {
        return changed == null ? kept : changed;
    }
}
