package dev.usher.policy;

/** Names of people, as far as they must fit GoTo's two fields. */
final class Names {

    private Names() {}

    /** At most GoTo's limit, never through the middle of a character. */
    static String cut(String name) {
        if (name.length() <= DefaultMapping.LONGEST_NAME) {
            return name;
        }
        int end = DefaultMapping.LONGEST_NAME;
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end).strip();
    }

    static String first(String displayName) {
        int space = displayName.indexOf(' ');
        return space < 0 ? displayName : displayName.substring(0, space);
    }

    static String last(String displayName) {
        return displayName.substring(displayName.indexOf(' ') + 1).strip();
    }

    static String localPart(String email) {
        return email.substring(0, email.indexOf('@'));
    }
}
