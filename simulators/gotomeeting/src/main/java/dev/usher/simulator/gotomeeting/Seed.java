package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import java.util.List;
import java.util.Optional;

/** Someone to be in the account already, put there without a call. */
public record Seed(
        Profile profile,
        List<LicenseKey> licenseKeys,
        List<String> adminRoles,
        Optional<GroupKey> groupKey,
        SignIn signIn) {

    public Seed {
        licenseKeys = List.copyOf(licenseKeys);
        adminRoles = List.copyOf(adminRoles);
    }

    /** Someone with nothing but a name: suspended. */
    public static Seed of(String email, String firstName, String lastName) {
        return of(
                new Profile(
                        email,
                        firstName,
                        lastName,
                        Profile.DEFAULT_LOCALE,
                        Profile.DEFAULT_TIME_ZONE));
    }

    public static Seed of(Profile profile) {
        return new Seed(profile, List.of(), List.of(), Optional.empty(), SignIn.NEVER);
    }

    public Seed licensed(LicenseKey... keys) {
        return new Seed(profile, List.of(keys), adminRoles, groupKey, signIn);
    }

    public Seed admin(String... roles) {
        return new Seed(profile, licenseKeys, List.of(roles), groupKey, signIn);
    }

    public Seed in(GroupKey group) {
        return new Seed(profile, licenseKeys, adminRoles, Optional.of(group), signIn);
    }

    public Seed seen(SignIn when) {
        return new Seed(profile, licenseKeys, adminRoles, groupKey, when);
    }
}
