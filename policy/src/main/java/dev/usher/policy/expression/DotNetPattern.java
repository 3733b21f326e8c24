package dev.usher.policy.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates a .NET regular expression into Java's syntax. Named groups become numbered ones, since
 * Java knows fewer names, and .NET numbers them after all unnamed ones.
 */
final class DotNetPattern {

    /** Most ways to pass all groups without reading a character; keeps matching within its time. */
    private static final long MOST_WAYS = 100_000;

    private static final int MOST_REPETITIONS = 1_000;
    private static final int DEEPEST = 50;

    private static final Pattern NAMED = Pattern.compile("\\(\\?(?:<(\\w+)>|'(\\w+)')");
    private static final Pattern OPTIONS = Pattern.compile("\\(\\?[ims]*(?:-[ims]+)?([:)])");
    private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");
    private static final Pattern REFERENCE =
            Pattern.compile("\\\\(?:k<(\\w+)>|k'(\\w+)'|([1-9]\\d?))");
    private static final String ESCAPES = "AGZzbBdDwWsSnrtfeaxucpP";

    private final String text;
    private final StringBuilder java = new StringBuilder();
    private final Map<String, Integer> groups;
    private final Deque<Group> open = new ArrayDeque<>();
    private long ways = 1;
    private int at;

    private static final class Group {
        int branches = 1;
    }

    private DotNetPattern(String text) {
        this.text = text;
        this.groups = groupsOf(text);
    }

    static DotNetPattern translate(String text) {
        DotNetPattern translation = new DotNetPattern(text);
        translation.run();
        return translation;
    }

    String javaPattern() {
        return java.toString();
    }

    /** Java's numbers by .NET's names and numbers. */
    Map<String, Integer> groups() {
        return Map.copyOf(groups);
    }

    private static Map<String, Integer> groupsOf(String text) {
        List<Integer> unnamed = new ArrayList<>();
        Map<String, Integer> named = new HashMap<>();
        List<Integer> namedInOrder = new ArrayList<>();
        int count = 0;
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                i += text.startsWith("^]", i + 1) ? 2 : text.startsWith("]", i + 1) ? 1 : 0;
            } else if (c == '(') {
                Matcher name = NAMED.matcher(text).region(i, text.length());
                if (name.lookingAt()) {
                    count++;
                    if (named.put(either(name, 1, 2), count) != null) {
                        throw bad(
                                "two groups have the name " + either(name, 1, 2) + ".",
                                "Give each group its own name.");
                    }
                    namedInOrder.add(count);
                } else if (!text.startsWith("?", i + 1)) {
                    unnamed.add(++count);
                }
            }
        }
        unnamed.addAll(namedInOrder);
        for (int i = 0; i < unnamed.size(); i++) {
            named.putIfAbsent(Integer.toString(i + 1), unnamed.get(i));
        }
        return named;
    }

    private void run() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '\\' -> escape(false);
                case '[' -> java.append(characterClass());
                case '(' -> openGroup();
                case ')' -> closeGroup();
                case '{' -> brace();
                case '|' -> {
                    if (!open.isEmpty()) {
                        open.peek().branches++;
                    }
                    copy(1);
                }
                default -> copy(1);
            }
        }
        if (!open.isEmpty()) {
            throw bad("a group is not closed.", "Close each ( with ), or write \\\\( for itself.");
        }
    }

    private void openGroup() {
        Matcher rest = NAMED.matcher(text).region(at, text.length());
        Matcher options = OPTIONS.matcher(text).region(at, text.length());
        if (text.startsWith("(?#", at)) {
            int end = text.indexOf(')', at);
            at = end < 0 ? text.length() : end + 1;
            return;
        }
        if (options.lookingAt()) {
            java.append(text, at, options.end());
            at = options.end();
            if (options.group(1).equals(")")) {
                return;
            }
        } else if (rest.lookingAt()) {
            java.append('(');
            at = rest.end();
        } else if (!text.startsWith("(?", at)) {
            copy(1);
        } else {
            int length =
                    List.of("(?=", "(?!", "(?>", "(?<=", "(?<!").stream()
                            .filter(start -> text.startsWith(start, at))
                            .mapToInt(String::length)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            bad(
                                                    "the group that begins at character "
                                                            + (at + 1)
                                                            + " of the pattern is of a kind that"
                                                            + " is not supported.",
                                                    "Use (...), (?:...), (?<name>...), (?i),"
                                                            + " lookahead, lookbehind or"
                                                            + " (?>...)."));
            copy(length);
        }
        open.push(new Group());
        if (open.size() > DEEPEST) {
            throw bad("groups are nested too deep.", "Simplify the pattern.");
        }
    }

    private void closeGroup() {
        if (open.isEmpty()) {
            throw bad("a ) has no (.", "Write \\\\) for the character itself.");
        }
        copy(1);
        Matcher quantifier = QUANTIFIER.matcher(text).region(at, text.length());
        boolean optional =
                text.startsWith("?", at) || text.startsWith("*", at) || text.startsWith("+", at);
        int times =
                quantifier.lookingAt() ? Math.max(2, times(quantifier.group(1))) : optional ? 2 : 1;
        ways *= open.pop().branches * (long) times;
        if (ways > MOST_WAYS) {
            throw bad(
                    "it has too many alternatives and repeated groups.",
                    "Simplify it, or use Switch for a list of values.");
        }
    }

    /** A quantifier, or in .NET a character like others. */
    private void brace() {
        Matcher quantifier = QUANTIFIER.matcher(text).region(at, text.length());
        if (!quantifier.lookingAt()) {
            java.append('\\');
            copy(1);
            return;
        }
        String most = quantifier.group(2);
        if (Math.max(times(quantifier.group(1)), most == null ? 0 : times(most))
                > MOST_REPETITIONS) {
            throw bad(
                    "it repeats more than " + MOST_REPETITIONS + " times.",
                    "Use * or + in place of a large number.");
        }
        copy(quantifier.end() - at);
    }

    private static int times(String digits) {
        return digits.isEmpty()
                ? 0
                : digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private void escape(boolean inClass) {
        if (at + 1 == text.length()) {
            throw bad("it ends with a backslash.", "Write \\\\\\\\ for the character itself.");
        }
        char next = text.charAt(at + 1);
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        if (!inClass && reference.lookingAt()) {
            String name = reference.group(3) == null ? either(reference, 1, 2) : reference.group(3);
            Integer index = groups.get(name);
            if (index == null) {
                throw bad("there is no group " + name + ".", "Refer to a group of the pattern.");
            }
            java.append("(?:\\").append(index).append(')');
            at = reference.end();
        } else if (next == 'v') {
            java.append("\\x0B");
            at += 2;
        } else if (next == 'b' && inClass) {
            java.append("\\x08");
            at += 2;
        } else if ((next == 'p' || next == 'P') && text.startsWith("{Is", at + 2)) {
            java.append('\\').append(next).append("{In");
            at += 5;
        } else if (Character.isLetter(next) && ESCAPES.indexOf(next) < 0) {
            throw bad("\\" + next + " has no meaning.", "Remove the backslash.");
        } else {
            copy(2);
        }
    }

    /** In .NET, [ and & in a class are characters like others, and -[...] takes away. */
    private String characterClass() {
        int start = java.length();
        copy(1);
        if (text.startsWith("^", at)) {
            copy(1);
        }
        if (text.startsWith("]", at)) {
            java.append('\\');
            copy(1);
        }
        while (at < text.length() && text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (c == '\\') {
                escape(true);
            } else if (text.startsWith("-[", at)) {
                at++;
                String taken = characterClass();
                String complement =
                        taken.startsWith("[^")
                                ? "[" + taken.substring(2)
                                : "[^" + taken.substring(1);
                java.append(']').insert(start, '[').append("&&").append(complement);
            } else {
                if (c == '[' || c == '&') {
                    java.append('\\');
                }
                copy(1);
            }
        }
        if (at == text.length()) {
            throw bad("a [ is not closed.", "Close it with ], or write \\\\[ for itself.");
        }
        copy(1);
        String result = java.substring(start);
        java.setLength(start);
        return result;
    }

    private void copy(int length) {
        java.append(text, at, at + length);
        at += length;
    }

    private static String either(Matcher matcher, int one, int other) {
        return matcher.group(one) != null ? matcher.group(one) : matcher.group(other);
    }

    private static DotNetRegex.BadPattern bad(String reason, String hint) {
        return new DotNetRegex.BadPattern(reason, hint);
    }
}
