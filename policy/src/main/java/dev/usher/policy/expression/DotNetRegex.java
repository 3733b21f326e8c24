package dev.usher.policy.expression;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * A regular expression in .NET's syntax.
 *
 * @param pattern the same in Java's syntax; all groups are numbered
 * @param groups Java's number of each group, by .NET's name or number
 * @param perRead the steps that each read of a character counts for
 */
record DotNetRegex(Pattern pattern, Map<String, Integer> groups, int perRead) {

    /** As in .NET, classes are Unicode's, and only a line feed ends a line. */
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

    /**
     * Understands a pattern.
     *
     * @throws BadPattern if it is none, or one that could run on without reading the text
     */
    static DotNetRegex compile(String text) {
        DotNetPattern translated = DotNetPattern.translate(text);
        try {
            return new DotNetRegex(
                    Pattern.compile(translated.javaPattern(), FLAGS),
                    translated.groups(),
                    translated.perRead());
        } catch (PatternSyntaxException bad) {
            throw new BadPattern(
                    bad.getDescription() + ".", "Correct it; the syntax is that of .NET.");
        } catch (StackOverflowError tooLong) {
            throw new BadPattern("it is too long.", "Shorten it.");
        }
    }

    boolean hasGroup(String name) {
        return groups.containsKey(name);
    }

    /** Without numbers. */
    Set<String> groupNames() {
        return groups.keySet().stream()
                .filter(name -> !Character.isDigit(name.charAt(0)))
                .collect(Collectors.toSet());
    }

    /** Java's number of a group that exists. */
    int index(String name) {
        Integer index = groups.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no group " + name);
        }
        return index;
    }

    /** A pattern that is refused. */
    static final class BadPattern extends RuntimeException {

        final String reason;
        final String hint;

        BadPattern(String reason, String hint) {
            super(reason, null, false, false);
            this.reason = reason;
            this.hint = hint;
        }
    }
}
