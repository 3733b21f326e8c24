package dev.usher.policy.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, evaluated when a function asks for them. */
record Arguments(Evaluation evaluation, Node.Call call) {

    int count() {
        return call.arguments().size();
    }

    boolean given(int index) {
        return index < count() && !(call.arguments().get(index) instanceof Node.Skipped);
    }

    /** The value; null when the argument is left out. */
    Value value(int index) {
        return index < count()
                ? evaluation.value(call.arguments().get(index))
                : Value.Absent.ABSENT;
    }

    List<String> texts(int index) {
        return value(index).texts();
    }

    /** The one text of an argument, or null. */
    @Nullable String text(int index) {
        List<String> texts = texts(index);
        if (texts.size() > 1) {
            throw fail(
                    name(index)
                            + " has "
                            + texts.size()
                            + " values. Choose one with Item, or join them with Join.");
        }
        return texts.isEmpty() ? null : texts.getFirst();
    }

    String textOrEmpty(int index) {
        String text = text(index);
        return text == null ? "" : text;
    }

    /** A whole number, or null. */
    @Nullable Long number(int index) {
        if (value(index) instanceof Value.Whole(long number)) {
            return number;
        }
        String text = text(index);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Numbers.parse(text.strip());
        } catch (NumberFormatException notANumber) {
            throw fail(name(index) + " is not a whole number: " + quote(text) + ".");
        }
    }

    /** A whole number. */
    long requiredNumber(int index) {
        Long number = number(index);
        if (number == null) {
            throw fail(name(index) + " has no value, but must be a whole number.");
        }
        return number;
    }

    /** Whether the condition holds, by the rules of {@code IIF}. */
    boolean condition(int index) {
        return evaluation.condition(call.arguments().get(index));
    }

    /** Part of a source value for a message, unless it must not be shown. */
    String quote(String text) {
        return evaluation.redacted()
                ? Evaluated.REDACTED
                : "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }

    StoppedException fail(String message) {
        return evaluation.fail(call, message);
    }

    private String name(int index) {
        return call.function().signature().name(index);
    }
}
