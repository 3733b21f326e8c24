package dev.usher.simulator.gotomeeting.options;

import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import java.util.List;

/**
 * The account to imitate.
 *
 * @param key its account key, decimal digits
 * @param licenses what it has bought
 * @param administratorEmail the user on whose behalf tokens are issued; in the account from the
 *     start
 * @param administratorRoles that user's roles at the start
 */
public record AccountSetup(
        String key,
        String name,
        List<License> licenses,
        String administratorEmail,
        List<String> administratorRoles) {

    /** An account with 100 seats of GoToMeeting and a super admin. */
    public static final AccountSetup DEFAULT =
            new AccountSetup(
                    "3570000000000000007",
                    "Sample Company",
                    List.of(gotomeeting(100)),
                    "goto.admin@example.com",
                    List.of("SUPER_USER"));

    public AccountSetup {
        if (!key.matches("[0-9]{1,40}")) {
            throw new IllegalArgumentException(
                    "The account key is 1 to 40 decimal digits, not '" + key + "'");
        }
        licenses = List.copyOf(licenses);
        administratorRoles = List.copyOf(administratorRoles);
    }

    /** The usual GoToMeeting licence with this many seats. */
    public static License gotomeeting(int seats) {
        return new License(
                new LicenseKey("8100000000000000003"), "GoTo Meeting", List.of("G2M"), seats);
    }

    public AccountSetup withLicenses(License... bought) {
        return new AccountSetup(key, name, List.of(bought), administratorEmail, administratorRoles);
    }

    public AccountSetup withAdministrator(String email, String... roles) {
        return new AccountSetup(key, name, licenses, email, List.of(roles));
    }
}
