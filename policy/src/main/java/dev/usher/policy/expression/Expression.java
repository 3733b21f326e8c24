package dev.usher.policy.expression;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** An expression that was understood; immutable, to be evaluated as often as one likes. */
public final class Expression {

    /** The longest expression that Entra takes, in characters. */
    public static final int LONGEST = 10_000;

    /** The longest text that an evaluation may yield or pass on, in characters. */
    public static final int LONGEST_RESULT = 10_000;

    /** How deep calls may be nested. */
    public static final int DEEPEST = 64;

    private final Node root;
    private final SortedSet<String> attributes;
    private final boolean redacted;

    private Expression(Node root, SortedSet<String> attributes, boolean redacted) {
        this.root = root;
        this.attributes = attributes;
        this.redacted = redacted;
    }

    /** Understands a text, whatever attributes it reads. */
    public static Parsed parse(String text) {
        try {
            return new Parsed.Ok(of(Parser.parse(text)));
        } catch (RefusedException refusal) {
            return refusal.refused;
        }
    }

    /** Understands a text that may read these attributes only. */
    public static Parsed parse(String text, Set<String> known) {
        try {
            Node root = Parser.parse(text);
            for (Node node : root.all()) {
                if (node instanceof Node.Attribute(String name, int position)
                        && !known.contains(name)) {
                    throw new RefusedException(
                            position,
                            "There is no attribute [" + name + "].",
                            Suggestion.of(name, known)
                                    .map(close -> "Did you mean [" + close + "]?")
                                    .orElse(
                                            "Use one of: "
                                                    + String.join(", ", new TreeSet<>(known))));
                }
            }
            return new Parsed.Ok(of(root));
        } catch (RefusedException refusal) {
            return refusal.refused;
        }
    }

    private static Expression of(Node root) {
        SortedSet<String> attributes = new TreeSet<>();
        boolean redacted = false;
        for (Node node : root.all()) {
            switch (node) {
                case Node.Attribute(String name, _) -> attributes.add(name);
                case Node.Call call -> redacted |= call.function().name().equals("Redact");
                case Node.Constant _, Node.Comparison _, Node.Skipped _ -> {}
            }
        }
        return new Expression(root, Collections.unmodifiableSortedSet(attributes), redacted);
    }

    /** The names of the source attributes that it reads. */
    public SortedSet<String> attributes() {
        return attributes;
    }

    /** Evaluates it on the whole source object, in bounded time and space. */
    public Evaluated evaluate(Attributes source) {
        try {
            return new Evaluated.Flows(new Evaluation(source, redacted).value(root), redacted);
        } catch (StoppedException stopped) {
            return stopped.outcome;
        }
    }
}
