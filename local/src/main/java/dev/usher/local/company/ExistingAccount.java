package dev.usher.local.company;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import java.util.List;

/**
 * Someone who is in GoTo before anyone is assigned.
 *
 * @param licences short names
 * @param stays whether nothing may be written to the account
 */
public record ExistingAccount(
        String email,
        String firstName,
        String lastName,
        String locale,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> licences,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> adminRoles,
        SignIn signIn,
        boolean stays) {

    public ExistingAccount {
        licences = List.copyOf(licences);
        adminRoles = List.copyOf(adminRoles);
    }

    Seed seed(Company company) {
        return Seed.of(new Profile(email, firstName, lastName, locale, Profile.DEFAULT_TIME_ZONE))
                .licensed(
                        licences.stream()
                                .map(company::licenceKey)
                                .map(LicenseKey::new)
                                .toArray(LicenseKey[]::new))
                .admin(adminRoles.toArray(String[]::new))
                .seen(signIn);
    }
}
