package dev.usher.policy;

import dev.usher.policy.expression.Suggestion;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An attribute of a GoTo account that can be mapped, and what GoTo takes as its value. */
enum AccountTarget {
    EMAIL("email", true) {
        @Override
        String normalized(String value) {
            return Email.normalized(value);
        }

        @Override
        Optional<String> rule(String value) {
            return when(
                    !Email.isValid(value),
                    "must be a mail address of at most " + Email.LONGEST + " characters");
        }
    },
    FIRST_NAME("firstName", true) {
        @Override
        Optional<String> rule(String value) {
            return shortEnough(value);
        }
    },
    LAST_NAME("lastName", true) {
        @Override
        Optional<String> rule(String value) {
            return shortEnough(value);
        }
    },
    LOCALE("locale", false) {
        @Override
        String normalized(String value) {
            return value.strip().replace('-', '_');
        }

        @Override
        Optional<String> rule(String value) {
            return when(
                    !LOCALES.matcher(value).matches(),
                    "must be a language, with or without a country, such as fr_FR");
        }
    },
    TIME_ZONE("timeZone", false) {
        @Override
        Optional<String> rule(String value) {
            return when(
                    !ZONES.contains(value),
                    "must be the IANA name of a time zone, such as Europe/Paris");
        }
    };

    private static final Pattern LOCALES = Pattern.compile("[a-z]{2,3}(_([A-Z]{2}|[0-9]{3}))?");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final String attribute;
    private final boolean required;

    AccountTarget(String attribute, boolean required) {
        this.attribute = attribute;
        this.required = required;
    }

    /** The target of this name, or a note that there is none. */
    static Optional<AccountTarget> named(String place, String name, Faults faults) {
        Optional<AccountTarget> target =
                Arrays.stream(values()).filter(it -> it.attribute.equals(name)).findFirst();
        if (target.isEmpty()) {
            List<String> names = Arrays.stream(values()).map(AccountTarget::attribute).toList();
            faults.add(
                    place,
                    "unknown attribute '%s' of GoTo, %s"
                            .formatted(
                                    name,
                                    Suggestion.of(name, names)
                                            .map(meant -> "did you mean " + meant + "?")
                                            .orElse(
                                                    "known are "
                                                            + String.join(", ", names)
                                                            + ".")));
        }
        return target;
    }

    String attribute() {
        return attribute;
    }

    /** Whether every account must have it. */
    boolean required() {
        return required;
    }

    /** The form in which it is sent and compared. */
    String normalized(String value) {
        return value.strip();
    }

    /** The rule that a normalised value breaks. */
    abstract Optional<String> rule(String value);

    /** A text of the settings in the form in which it is sent, or a note that it cannot be. */
    Optional<String> taken(String place, String text, Faults faults) {
        String value = normalized(text);
        Optional<String> rule = value.isEmpty() ? Optional.of("must not be empty") : rule(value);
        rule.ifPresent(it -> faults.add(place, attribute + " " + it + "."));
        return rule.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private static Optional<String> shortEnough(String name) {
        return when(
                name.length() > DefaultMapping.LONGEST_NAME,
                "must have at most " + DefaultMapping.LONGEST_NAME + " characters");
    }

    private static Optional<String> when(boolean broken, String rule) {
        return broken ? Optional.of(rule) : Optional.empty();
    }
}
