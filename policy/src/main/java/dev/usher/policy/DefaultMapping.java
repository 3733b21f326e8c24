package dev.usher.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a user's attributes become in GoTo: {@code mail}, else {@code userPrincipalName}, is the
 * e-mail and finds the account; names are cut to GoTo's 32 characters; {@code preferredLanguage} is
 * written as GoTo writes locales. A language or time zone that GoTo would not take is left out.
 */
public final class DefaultMapping {

    /** GoTo's limit on first and last name, in characters. */
    public static final int LONGEST_NAME = 32;

    private DefaultMapping() {}

    /** The value by which an existing account is found, normalised; empty when there is none. */
    public static Optional<String> matchingValue(Profile profile) {
        return profile.first("mail")
                .or(() -> profile.first("userPrincipalName"))
                .map(Email::normalized);
    }

    /** Maps the whole profile. */
    static MappingOutcome map(Profile profile) {
        Optional<String> email = matchingValue(profile);
        if (email.isEmpty()) {
            return new MappingOutcome.Unmappable(
                    new Desired.Impossible(
                            Obstacle.IMPORT_SKIPPED,
                            "The user has neither a mail address nor a user principal name.",
                            List.of(),
                            "Give the user a mail address at the source."));
        }
        if (!Email.isValid(email.get())) {
            return new MappingOutcome.Unmappable(
                    new Desired.Impossible(
                            Obstacle.INVALID_EMAIL,
                            "'" + email.get() + "' is not a mail address that GoTo accepts.",
                            List.of(email.get()),
                            "Correct the user's mail address at the source."));
        }
        Optional<String> display = profile.first("displayName");
        Optional<String> first = profile.first("givenName").or(() -> display.map(Names::first));
        Optional<String> last = profile.first("surname").or(() -> display.map(Names::last));
        // GoTo asks for both names; someone who goes by one name gets it in both places.
        String firstName = first.or(() -> last).orElseGet(() -> Names.localPart(email.get()));
        String lastName = last.orElse(firstName);
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("firstName", Names.cut(firstName));
        attributes.put("lastName", Names.cut(lastName));
        putIfTaken(attributes, AccountTarget.LOCALE, profile.first("preferredLanguage"));
        putIfTaken(attributes, AccountTarget.TIME_ZONE, profile.first("timeZone"));
        return new MappingOutcome.Mapped(email.get(), attributes, Set.of());
    }

    /** Nobody goes without an account for want of a language or time zone that GoTo knows. */
    private static void putIfTaken(
            SortedMap<String, String> attributes, AccountTarget target, Optional<String> value) {
        value.map(target::normalized)
                .filter(it -> target.rule(it).isEmpty())
                .ifPresent(it -> attributes.put(target.attribute(), it));
    }
}
