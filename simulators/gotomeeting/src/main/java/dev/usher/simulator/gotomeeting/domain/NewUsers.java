package dev.usher.simulator.gotomeeting.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to add people; licences, roles and group are for all of them.
 *
 * @param allOrNothing whether one e-mail address already in use refuses the whole request
 */
public record NewUsers(
        List<Profile> profiles,
        List<LicenseKey> licenseKeys,
        List<String> adminRoles,
        @Nullable GroupKey groupKey,
        boolean allOrNothing) {

    public NewUsers {
        profiles = List.copyOf(profiles);
        licenseKeys = licenseKeys.stream().distinct().toList();
        adminRoles = List.copyOf(adminRoles);
    }
}
