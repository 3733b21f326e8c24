package dev.usher.assignment.adapter.scim.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filters as they are sent, rewritten into what RFC 7644's grammar has: values without quotes get
 * them, and {@code emails[type eq "work"].value eq "x"} becomes {@code emails[(type eq "work") and
 * value eq "x"]}.
 */
final class FilterText {

    private static final int LONGEST = 8_000;
    private static final int DEEPEST = 20;
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[()\\[\\]]|[^\\s()\\[\\]\"]++");
    private static final Pattern ATTRIBUTE = Pattern.compile("[.$]?[A-Za-z][A-Za-z0-9_$:.-]*");
    private static final Pattern LITERAL =
            Pattern.compile("-?(?:0|[1-9]\\d{0,15})(?:\\.\\d{1,15})?|true|false|null");
    private static final Set<String> OPERATORS =
            Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "pr");

    private FilterText() {}

    /**
     * Rewrites it.
     *
     * @throws ScimException when it is longer or deeper than is taken, or a quote is missing
     */
    static String plain(String text) {
        List<String> tokens = tokens(text);
        List<String> out = new ArrayList<>();
        List<Integer> opened = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            switch (token) {
                case "[", "(" -> {
                    opened.add(out.size());
                    out.add(token);
                    if (opened.size() > DEEPEST) {
                        throw ScimException.invalidFilter("is nested too deeply");
                    }
                }
                case "]", ")" -> {
                    if (opened.isEmpty()) {
                        throw ScimException.invalidFilter("'" + token + "' closes nothing");
                    }
                    int open = opened.removeLast();
                    if (token.equals("]") && isTail(tokens, i + 1)) {
                        out.set(open, "[(");
                        out.add(") and");
                        out.add(tokens.get(i + 1).substring(1));
                        i = comparison(tokens, i + 2, out);
                        out.add("]");
                    } else {
                        out.add(token);
                    }
                }
                default -> {
                    refuseOdd(tokens, i);
                    out.add(token);
                    if (isAttribute(token) && isOperator(tokens, i + 1)) {
                        i = comparison(tokens, i + 1, out);
                    }
                }
            }
        }
        return joined(out);
    }

    /** What is neither a word nor an attribute the library's parser would take for a value. */
    private static void refuseOdd(List<String> tokens, int at) {
        String token = tokens.get(at);
        if (!ATTRIBUTE.matcher(token).matches()) {
            throw ScimException.invalidFilter(
                    "'" + Values.shown(token) + "' is not the name of an attribute");
        }
        boolean alone =
                !isAttribute(token)
                        || at + 1 >= tokens.size()
                        || isOperator(tokens, at + 1)
                        || is(tokens, at + 1, "pr")
                        || "[])".contains(tokens.get(at + 1));
        if (!alone) {
            throw ScimException.invalidFilter(
                    "'" + Values.shown(tokens.get(at + 1)) + "' is not a comparison");
        }
    }

    /** The operator and what is compared with; the index of the last one taken. */
    private static int comparison(List<String> tokens, int at, List<String> out) {
        out.add(tokens.get(at));
        boolean unary = tokens.get(at).equalsIgnoreCase("pr");
        if (unary || at + 1 >= tokens.size()) {
            return at;
        }
        String value = tokens.get(at + 1);
        if ("()[]".contains(value)) {
            throw ScimException.invalidFilter("there is no value after " + tokens.get(at));
        }
        out.add(quoted(value));
        return at + 1;
    }

    private static String quoted(String value) {
        if (value.startsWith("\"")) {
            return value;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (LITERAL.matcher(lower).matches()) {
            return lower;
        }
        return '"' + value.replace("\\", "\\\\") + '"';
    }

    private static boolean isTail(List<String> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at).startsWith(".")
                && tokens.get(at).length() > 1
                && (isOperator(tokens, at + 1) || is(tokens, at + 1, "pr"));
    }

    private static boolean is(List<String> tokens, int at, String word) {
        return at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
    }

    private static boolean isAttribute(String token) {
        return !token.startsWith("\"") && !WORDS.contains(token.toLowerCase(Locale.ROOT));
    }

    private static boolean isOperator(List<String> tokens, int at) {
        return at < tokens.size() && OPERATORS.contains(tokens.get(at).toLowerCase(Locale.ROOT));
    }

    private static List<String> tokens(String text) {
        if (text.length() > LONGEST) {
            throw ScimException.invalidFilter("is longer than " + LONGEST + " characters");
        }
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find()) {
            refuseBetween(text, at, matcher.start());
            tokens.add(matcher.group());
            at = matcher.end();
        }
        refuseBetween(text, at, text.length());
        return tokens;
    }

    private static void refuseBetween(String text, int from, int to) {
        if (!text.substring(from, to).isBlank()) {
            throw ScimException.invalidFilter("a quote is missing at position " + from);
        }
    }

    /** A bracket belongs to the attribute before it, and a sub-attribute to the bracket. */
    private static String joined(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String token : tokens) {
            boolean close =
                    text.isEmpty()
                            || token.startsWith("[")
                            || token.startsWith("]")
                            || token.startsWith(")")
                            || before.endsWith("[")
                            || before.endsWith("(")
                            || (before.equals("]") && token.startsWith("."));
            text.append(close ? "" : " ").append(token);
            before = token;
        }
        return text.toString();
    }
}
