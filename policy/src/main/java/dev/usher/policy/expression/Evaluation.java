package dev.usher.policy.expression;

/** One evaluation: the source object, and how much work may still be done. */
final class Evaluation {

    /** Characters that may be looked at or made; some ten milliseconds of work. */
    private static final int MOST_STEPS = 500_000;

    private static final Value.Truth TRUE = new Value.Truth(true);
    private static final Value.Truth FALSE = new Value.Truth(false);

    private final Attributes source;
    private final boolean redacted;
    private int steps = MOST_STEPS;

    Evaluation(Attributes source, boolean redacted) {
        this.source = source;
        this.redacted = redacted;
    }

    boolean redacted() {
        return redacted;
    }

    Value value(Node node) {
        return switch (node) {
            case Node.Constant(Value value, _) -> value;
            case Node.Attribute(String name, _) -> Value.of(source.values(name));
            case Node.Call call -> call(call);
            case Node.Comparison(Operator operator, Node left, Node right, _) ->
                    truth(operator.holds(value(left), value(right)));
            case Node.Skipped _ -> Value.Absent.ABSENT;
        };
    }

    private Value call(Node.Call call) {
        Value value = call.body().apply(new Arguments(this, call));
        int length = 1;
        for (String text : value.texts()) {
            length += 1 + text.length();
        }
        spend(call, length);
        checkLength(call, length - 2L);
        return value;
    }

    /**
     * Whether a condition of {@code IIF} holds. As in Entra it does not, whatever it asks, when it
     * asks about something that is null or empty.
     */
    boolean condition(Node node) {
        return !asksAboutNothing(node) && Logic.isTrue(value(node));
    }

    private boolean asksAboutNothing(Node node) {
        return switch (node) {
            case Node.Constant _ -> false;
            case Node.Comparison(_, Node left, Node right, _) ->
                    asksAboutNothing(left) || asksAboutNothing(right);
            case Node.Call call when Logic.QUESTIONS.contains(call.function().name()) ->
                    asksAboutNothing(call.arguments().getFirst());
            case Node.Call _, Node.Attribute _, Node.Skipped _ -> value(node).isEmpty();
        };
    }

    /** Counts work, and gives up when it was too much. */
    void spend(Node.Call call, int work) {
        steps -= work;
        if (steps < 0) {
            throw fail(
                    call,
                    "The expression takes too long for this value. Simplify it; in a regular"
                            + " expression, avoid repetitions inside repetitions.");
        }
    }

    /** Gives up when a text is too long. */
    void checkLength(Node.Call call, long length) {
        if (length > Expression.LONGEST_RESULT) {
            throw fail(
                    call,
                    "The result is longer than " + Expression.LONGEST_RESULT + " characters.");
        }
    }

    StoppedException fail(Node.Call call, String message) {
        return new StoppedException(
                new Evaluated.Failure(call.function().name(), call.position(), message));
    }

    static Value.Truth truth(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    static Value text(String text) {
        return new Value.Text(text);
    }
}
