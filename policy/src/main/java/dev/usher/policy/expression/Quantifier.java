package dev.usher.policy.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a part of a regular expression must occur.
 *
 * @param given whether it says so at all
 * @param most below 0 if without limit
 * @param length the characters it takes
 */
record Quantifier(boolean given, int least, int most, int length) {

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");
    private static final int UNLIMITED = -1;
    private static final Quantifier NONE = new Quantifier(false, 1, 1, 0);

    /** The quantifier that a pattern has at an index. */
    static Quantifier at(String pattern, int index) {
        char sign = index < pattern.length() ? pattern.charAt(index) : ' ';
        return switch (sign) {
            case '?' -> new Quantifier(true, 0, 1, 1);
            case '*' -> new Quantifier(true, 0, UNLIMITED, 1);
            case '+' -> new Quantifier(true, 1, UNLIMITED, 1);
            case '{' -> counted(pattern, index);
            default -> NONE;
        };
    }

    /** Whether a part may occur several times. */
    boolean repeats() {
        return isUnlimited() || most > 1;
    }

    /** Whether a part may occur as often as can be. */
    boolean isUnlimited() {
        return most == UNLIMITED;
    }

    private static Quantifier counted(String pattern, int index) {
        Matcher counted = COUNTED.matcher(pattern).region(index, pattern.length());
        if (!counted.lookingAt()) {
            return NONE;
        }
        int least = number(counted.group(1));
        String most = counted.group(2);
        return new Quantifier(
                true,
                least,
                most == null ? least : most.isEmpty() ? UNLIMITED : number(most),
                counted.end() - index);
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
