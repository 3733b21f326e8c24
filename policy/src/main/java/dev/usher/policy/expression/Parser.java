package dev.usher.policy.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recursive descent over {@code Name(argument, ...)}, {@code [attribute]} and constants. */
final class Parser {

    /** What may be written without quotes, besides numbers. */
    private static final Map<String, Value> WORDS =
            Map.of(
                    "True", new Value.Truth(true),
                    "False", new Value.Truth(false),
                    "vbBinaryCompare", new Value.Text("vbBinaryCompare"),
                    "vbTextCompare", new Value.Text("vbTextCompare"));

    private static final String START =
            "Write a function such as Join(...), an attribute such as [mail], or a text in"
                    + " quotes.";

    private final String text;
    private int at;

    private Parser(String text) {
        this.text = text;
    }

    /**
     * The root of the expression.
     *
     * @throws RefusedException if it is none
     */
    static Node parse(String text) {
        if (text.length() > Expression.LONGEST) {
            throw new RefusedException(
                    Expression.LONGEST + 1,
                    "The expression has " + text.length() + " characters.",
                    "Entra takes " + Expression.LONGEST + " at most. Shorten it.");
        }
        Parser parser = new Parser(text);
        Node root = parser.comparison(0);
        if (parser.at < text.length()) {
            throw parser.refuse(
                    "The expression goes on after its end, with " + parser.found() + ".",
                    "Remove the rest, or join the parts with Join.");
        }
        return root;
    }

    private Node comparison(int depth) {
        Node left = operand(depth);
        Optional<Operator> operator = Operator.at(text, at);
        if (operator.isEmpty()) {
            return left;
        }
        at += operator.get().sign.length();
        return new Node.Comparison(operator.get(), left, operand(depth), left.position());
    }

    private Node operand(int depth) {
        skipSpace();
        if (depth > Expression.DEEPEST) {
            throw refuse(
                    "Calls are nested more than " + Expression.DEEPEST + " deep.",
                    "Use Switch in place of nested IIF.");
        }
        int position = at + 1;
        Node node =
                switch (peek()) {
                    case '[' -> new Node.Attribute(attribute(), position);
                    case '"' -> new Node.Constant(new Value.Text(quoted()), position);
                    case '“', '”', '„' ->
                            throw refuse(
                                    "This is a typographic quotation mark.",
                                    "Write texts in plain quotation marks (\").");
                    case '\'' ->
                            throw refuse(
                                    "A text begins with an apostrophe.",
                                    "Write texts in quotation marks (\").");
                    default -> word(depth);
                };
        skipSpace();
        return node;
    }

    private String attribute() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw refuse("The attribute has no end.", "Close it with ].");
        }
        String name = text.substring(at + 1, end);
        if (name.isBlank()) {
            throw refuse("The attribute has no name.", "Write its name, such as [mail].");
        }
        at = end + 1;
        return name.strip();
    }

    private String quoted() {
        int start = at;
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return content.toString();
            }
            if (c == '\\') {
                at++;
                if (peek() != '\\' && peek() != '"') {
                    at--;
                    throw refuse(
                            "A backslash stands before " + peekNext() + ".",
                            "In texts, write a backslash as \\\\ and a quotation mark as \\\".");
                }
            }
            content.append(text.charAt(at));
        }
        at = start;
        throw refuse("The text has no end.", "Close it with a quotation mark.");
    }

    private String peekNext() {
        return at + 1 < text.length() ? "'" + text.charAt(at + 1) + "'" : "the end";
    }

    private Node word(int depth) {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at), at == start)) {
            at++;
        }
        String word = text.substring(start, at);
        int position = start + 1;
        skipSpace();
        if (word.isEmpty()) {
            throw refuse("There is no value but " + found() + ".", START);
        }
        if (peek() == '(') {
            return call(word, position, depth);
        }
        if (WORDS.containsKey(word)) {
            return new Node.Constant(WORDS.get(word), position);
        }
        try {
            return new Node.Constant(new Value.Whole(Numbers.parse(word)), position);
        } catch (NumberFormatException notANumber) {
            throw new RefusedException(
                    position,
                    "'" + word + "' is neither a function nor a whole number.",
                    Functions.named(word).isPresent()
                            ? "Write " + word + "(...)."
                            : "Write an attribute as [" + word + "], a text as \"" + word + "\".");
        }
    }

    private static boolean isWord(char c, boolean first) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '.'
                || (first && (c == '-' || c == '+' || c == '&'));
    }

    private Node call(String name, int position, int depth) {
        Function function = function(name, position);
        List<Node> arguments = arguments(depth);
        Signature signature = function.signature();
        int count = arguments.size();
        if (count < signature.least() || count > signature.most()) {
            throw new RefusedException(
                    position,
                    name + " has " + count + (count == 1 ? " argument." : " arguments."),
                    "Write " + name + "(" + signature.text() + ").");
        }
        for (int i = 0; i < count; i++) {
            if (arguments.get(i) instanceof Node.Skipped(int where) && !signature.canSkip(i)) {
                throw new RefusedException(
                        where,
                        "The " + signature.name(i) + " of " + name + " is missing.",
                        "Write " + name + "(" + signature.text() + ").");
            }
        }
        Function.Body body =
                function.preparation().prepare(new CallSite(name, signature, arguments, position));
        return new Node.Call(function, body, arguments, position);
    }

    private static Function function(String name, int position) {
        if (Functions.REFUSED.containsKey(name)) {
            throw new RefusedException(
                    position, name + " is not available.", Functions.REFUSED.get(name));
        }
        return Functions.named(name)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        position,
                                        "There is no function " + name + ".",
                                        Suggestion.of(name, Functions.names())
                                                .map(close -> meant(name, close))
                                                .orElse(
                                                        "Use one of: "
                                                                + String.join(
                                                                        ", ", Functions.names()))));
    }

    private static String meant(String name, String close) {
        return name.toLowerCase(Locale.ROOT).equals(close.toLowerCase(Locale.ROOT))
                ? "Write " + close + "; capital and small letters differ."
                : "Did you mean " + close + "?";
    }

    private List<Node> arguments(int depth) {
        List<Node> arguments = new ArrayList<>();
        int opening = at;
        at++;
        skipSpace();
        if (peek() == ')') {
            at++;
            return arguments;
        }
        while (true) {
            skipSpace();
            arguments.add(
                    peek() == ',' || peek() == ')'
                            ? new Node.Skipped(at + 1)
                            : comparison(depth + 1));
            if (peek() == ')') {
                at++;
                return arguments;
            }
            if (at == text.length()) {
                at = opening;
                throw refuse("The parenthesis is never closed.", "Close it with ).");
            }
            if (peek() != ',') {
                throw refuse(
                        "An argument is followed by " + found() + ".",
                        "Put a comma between arguments, and ) after the last.");
            }
            at++;
        }
    }

    private void skipSpace() {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00A0')) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private String found() {
        return at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    }

    private RefusedException refuse(String message, String hint) {
        return new RefusedException(at + 1, message, hint);
    }
}
