package dev.usher.policy.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates a .NET regular expression into Java's syntax. Named groups become numbered ones, since
 * Java knows fewer names, and .NET numbers them after all unnamed ones.
 */
final class DotNetPattern {

    private static final int MOST_REPETITIONS = 1_000;
    private static final int DEEPEST = 50;

    private static final Pattern OPTIONS = Pattern.compile("\\(\\?[ims]*(?:-[ims]+)?([:)])");
    private static final Pattern REFERENCE =
            Pattern.compile("\\\\(?:k<(\\w+)>|k'(\\w+)'|([1-9]\\d?))");
    private static final List<String> LOOKAROUNDS = List.of("(?=", "(?!", "(?<=", "(?<!");
    private static final String POSITIONS = "bBAZzG";
    private static final String ESCAPES = "AGZzbBdDwWsSnrtfeaxucpP";

    private final String text;
    private final StringBuilder java = new StringBuilder();
    private final Map<String, Integer> groups;
    private final SilentWork silentWork = new SilentWork();

    /** Of each open group, whether the innermost lookaround that it is part of looks behind. */
    private final Deque<Boolean> behind = new ArrayDeque<>();

    private int at;

    private DotNetPattern(String text) {
        this.text = text;
        this.groups = DotNetGroups.of(text);
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

    /** What each character that the matcher reads counts for. */
    int perRead() {
        return silentWork.perRead();
    }

    private void run() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '\\' -> endAtom(escape(false));
                case '[' -> {
                    java.append(characterClass());
                    endAtom(true);
                }
                case '(' -> openGroup();
                case ')' -> closeGroup();
                case '?', '*', '+', '{' -> brace();
                case '|' -> {
                    silentWork.branch();
                    copy(1);
                }
                case '^', '$' -> {
                    copy(1);
                    endAtom(false);
                }
                default -> {
                    copy(1);
                    endAtom(true);
                }
            }
        }
        if (silentWork.depth() > 0) {
            throw bad("a group is not closed.", "Close each ( with ), or write \\\\( for itself.");
        }
    }

    /** In .NET, a brace that begins no quantifier is a character like others. */
    private void brace() {
        if (Quantifier.at(text, at).given()) {
            throw bad(
                    "there is a repetition of nothing.", "Write \\\\ before the character itself.");
        }
        java.append('\\');
        copy(1);
        endAtom(true);
    }

    private void endAtom(boolean reads) {
        silentWork.atom(reads, quantifier());
    }

    /** Copies the quantifier that stands here, if one does. */
    private Quantifier quantifier() {
        Quantifier quantifier = Quantifier.at(text, at);
        if (Math.max(quantifier.least(), quantifier.most()) > MOST_REPETITIONS) {
            throw bad(
                    "it repeats more than " + MOST_REPETITIONS + " times.",
                    "Use * or + in place of a large number.");
        }
        if (looksBehind() && quantifier.isUnlimited()) {
            // Java takes some of them, and finds nothing by those with two.
            throw bad(
                    "it looks behind without limit.",
                    "Write a limit, such as {0,50}, in place of * or + in the lookbehind.");
        }
        copy(quantifier.length());
        if (quantifier.given() && text.startsWith("?", at)) {
            copy(1);
        }
        return quantifier;
    }

    private boolean looksBehind() {
        return !behind.isEmpty() && behind.peek();
    }

    private void openGroup() {
        if (text.startsWith("(?#", at)) {
            int end = text.indexOf(')', at);
            at = end < 0 ? text.length() : end + 1;
            return;
        }
        Matcher name = DotNetGroups.NAMED.matcher(text).region(at, text.length());
        Matcher options = OPTIONS.matcher(text).region(at, text.length());
        Optional<String> lookaround =
                LOOKAROUNDS.stream().filter(start -> text.startsWith(start, at)).findFirst();
        if (options.lookingAt()) {
            copy(options.end() - at);
            if (options.group(1).equals(")")) {
                return;
            }
        } else if (name.lookingAt()) {
            java.append('(');
            at = name.end();
        } else if (lookaround.isPresent()) {
            copy(lookaround.get().length());
        } else if (text.startsWith("(?>", at)) {
            copy(3);
        } else if (!text.startsWith("(?", at)) {
            copy(1);
        } else {
            throw bad(
                    "the group at character " + (at + 1) + " of the pattern is not supported.",
                    "Use (...), (?:...), (?<name>...), (?i), lookahead, lookbehind or (?>...).");
        }
        silentWork.open(lookaround.isPresent());
        behind.push(lookaround.map(it -> it.startsWith("(?<")).orElse(looksBehind()));
        if (silentWork.depth() > DEEPEST) {
            throw bad("groups are nested too deep.", "Simplify the pattern.");
        }
    }

    private void closeGroup() {
        if (silentWork.depth() == 0) {
            throw bad("a ) has no (.", "Write \\\\) for the character itself.");
        }
        copy(1);
        behind.pop();
        silentWork.close(quantifier());
        if (silentWork.tooMuch()) {
            throw bad(
                    "it has too many alternatives and repeated groups that can be empty.",
                    "Simplify it, or use Switch for a list of values.");
        }
    }

    /** Translates an escape; tells whether it must read a character. */
    private boolean escape(boolean inClass) {
        if (at + 1 == text.length()) {
            throw bad("it ends with a backslash.", "Write \\\\\\\\ for the character itself.");
        }
        char next = text.charAt(at + 1);
        Matcher reference = REFERENCE.matcher(text).region(at, text.length());
        if (!inClass && reference.lookingAt()) {
            String name =
                    reference.group(3) == null ? DotNetGroups.name(reference) : reference.group(3);
            Integer index = groups.get(name);
            if (index == null) {
                throw bad("there is no group " + name + ".", "Refer to a group of the pattern.");
            }
            java.append("(?:\\").append(index).append(')');
            at = reference.end();
            return false;
        }
        if (next == 'v') {
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
        return inClass || POSITIONS.indexOf(next) < 0;
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

    static DotNetRegex.BadPattern bad(String reason, String hint) {
        return new DotNetRegex.BadPattern(reason, hint);
    }
}
