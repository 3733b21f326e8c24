package dev.usher.policy.expression;

import java.util.Arrays;
import java.util.List;

/**
 * The parameters of a function.
 *
 * @param text for people, and the source of the rest: names with commas between; {@code ?} marks
 *     one that may be left out, {@code ...} a last one that may be repeated
 */
record Signature(String text, List<String> parameters) {

    static Signature of(String text) {
        return new Signature(text, Arrays.asList(text.split(", ")));
    }

    int least() {
        int least = parameters.size();
        while (least > 0 && parameters.get(least - 1).endsWith("?")) {
            least--;
        }
        return least;
    }

    int most() {
        return parameters.getLast().endsWith("...") ? Integer.MAX_VALUE : parameters.size();
    }

    boolean canSkip(int index) {
        return index < parameters.size() && parameters.get(index).endsWith("?");
    }

    /** The parameter's name alone. */
    String name(int index) {
        String parameter = parameters.get(Math.min(index, parameters.size() - 1));
        return parameter.endsWith("?")
                ? parameter.substring(0, parameter.length() - 1)
                : parameter.endsWith("...")
                        ? parameter.substring(0, parameter.length() - 3)
                        : parameter;
    }
}
