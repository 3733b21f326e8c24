package dev.usher.simulator.gotomeeting.options;

import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.RoleSet;
import java.util.List;

/**
 * The account to imitate.
 *
 * @param key its account key, decimal digits
 * @param licenses what it has bought
 * @param roleSets custom roles that its admins made
 * @param administratorEmail the user on whose behalf tokens are issued; in the account from the
 *     start
 * @param administratorRoles that user's roles at the start
 */
public record AccountSetup(
        String key,
        String name,
        List<License> licenses,
        List<RoleSet> roleSets,
        String administratorEmail,
        List<String> administratorRoles) {

    /** An account with 100 seats of GoToMeeting and a super admin. */
    public static final AccountSetup DEFAULT =
            new AccountSetup(
                    "3570000000000000007",
                    "Sample Company",
                    List.of(gotomeeting(100)),
                    List.of(
                            new RoleSet("4400000000000000011", "Help Desk"),
                            new RoleSet("4400000000000000013", "Reporting")),
                    "goto.admin@example.com",
                    List.of("SUPER_USER"));

    public AccountSetup {
        if (!key.matches("[0-9]{1,40}")) {
            throw new IllegalArgumentException(
                    "The account key is 1 to 40 decimal digits, not '" + key + "'");
        }
        licenses = List.copyOf(licenses);
        roleSets = List.copyOf(roleSets);
        administratorRoles = List.copyOf(administratorRoles);
    }

    /** The usual GoToMeeting licence with this many seats. */
    public static License gotomeeting(int seats) {
        return new License(
                new LicenseKey("8100000000000000003"), "GoTo Meeting", List.of("G2M"), seats);
    }

    /** The usual GoToWebinar licence with this many seats; it carries GoToMeeting as well. */
    public static License gotowebinar(int seats) {
        return new License(
                new LicenseKey("8100000000000000005"),
                "GoTo Webinar",
                List.of("G2W", "G2M"),
                seats);
    }

    public AccountSetup withLicenses(License... bought) {
        return new AccountSetup(
                key, name, List.of(bought), roleSets, administratorEmail, administratorRoles);
    }

    public AccountSetup withAdministrator(String email, String... roles) {
        return new AccountSetup(key, name, licenses, roleSets, email, List.of(roles));
    }
}
