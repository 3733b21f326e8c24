package dev.usher.policy.expression;

import java.util.List;
import java.util.Optional;

/** One call as it is written, while the expression is parsed. */
record CallSite(String function, Signature signature, List<Node> arguments, int position) {

    int count() {
        return arguments.size();
    }

    boolean given(int index) {
        return index < count() && !(arguments.get(index) instanceof Node.Skipped);
    }

    /** The constant text of an argument; empty when it is left out. */
    Optional<String> constant(int index) {
        if (!given(index)) {
            return Optional.empty();
        }
        if (arguments.get(index) instanceof Node.Constant(Value value, _)) {
            return Optional.of(value.texts().getFirst());
        }
        throw refuse(
                index,
                "The " + signature.name(index) + " of " + function + " is not a constant.",
                "Write it as a text in quotes; it is checked when the settings are saved.");
    }

    /** Refuses a constant that is no whole number where one is needed. */
    void checkNumber(int index) {
        if (given(index)
                && arguments.get(index) instanceof Node.Constant(Value.Text(String text), _)
                && !text.isEmpty()) {
            try {
                Numbers.parse(text.strip());
            } catch (NumberFormatException notANumber) {
                throw refuse(
                        index,
                        "The %s of %s is not a whole number."
                                .formatted(signature.name(index), function),
                        "Write one such as 5, or an attribute that holds one.");
            }
        }
    }

    RefusedException refuse(int index, String message, String hint) {
        return new RefusedException(
                index < count() ? arguments.get(index).position() : position, message, hint);
    }
}
