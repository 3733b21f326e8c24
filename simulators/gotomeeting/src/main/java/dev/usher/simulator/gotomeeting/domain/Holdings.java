package dev.usher.simulator.gotomeeting.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user has been given.
 *
 * @param licenseKeys licences held, each once, in the order given
 * @param adminRoles built-in admin roles such as {@code SUPER_USER}
 * @param roleSets ids of custom roles
 * @param groupKey the one group the user is in, if any
 */
public record Holdings(
        List<LicenseKey> licenseKeys,
        List<String> adminRoles,
        List<String> roleSets,
        @Nullable GroupKey groupKey) {

    static final Holdings NOTHING = new Holdings(List.of(), List.of(), List.of(), null);

    public Holdings {
        licenseKeys = licenseKeys.stream().distinct().toList();
        adminRoles = adminRoles.stream().distinct().toList();
        roleSets = roleSets.stream().distinct().toList();
    }

    /** Neither a licence nor a role: nothing to sign in for. */
    boolean bare() {
        return licenseKeys.isEmpty() && adminRoles.isEmpty() && roleSets.isEmpty();
    }

    Holdings licensed(List<LicenseKey> held) {
        return new Holdings(held, adminRoles, roleSets, groupKey);
    }

    Holdings with(List<LicenseKey> more) {
        return licensed(Stream.concat(licenseKeys.stream(), more.stream()).toList());
    }

    Holdings without(LicenseKey license) {
        return licensed(licenseKeys.stream().filter(held -> !held.equals(license)).toList());
    }

    Holdings admin(List<String> roles) {
        return new Holdings(licenseKeys, roles, roleSets, groupKey);
    }

    Holdings roleSets(List<String> ids) {
        return new Holdings(licenseKeys, adminRoles, ids, groupKey);
    }

    Holdings in(@Nullable GroupKey group) {
        return new Holdings(licenseKeys, adminRoles, roleSets, group);
    }
}
