package dev.usher.simulator.gotomeeting.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update asks for; what is null stays as it is.
 *
 * @param licenseKeys exactly the licences to hold afterwards
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
}
