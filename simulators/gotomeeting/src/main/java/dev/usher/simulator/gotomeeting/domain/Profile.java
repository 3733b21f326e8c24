package dev.usher.simulator.gotomeeting.domain;

import java.util.Locale;

/**
 * What a user is called and where.
 *
 * @param email also the sign-in name; compared without regard to case
 * @param locale such as {@code fr_FR}
 * @param timeZone an IANA id such as {@code Europe/Paris}
 */
public record Profile(
        String email, String firstName, String lastName, String locale, String timeZone) {

    public static final String DEFAULT_LOCALE = "en_US";
    public static final String DEFAULT_TIME_ZONE = "America/Los_Angeles";

    /** The form under which an e-mail address is unique in the account. */
    static String identity(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    String identity() {
        return identity(email);
    }
}
