package dev.usher.policy.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Functions that take or give several values. */
final class ListFunctions {

    private ListFunctions() {}

    static Value count(Arguments arguments) {
        return new Value.Whole(arguments.texts(0).size());
    }

    static Value item(Arguments arguments) {
        List<String> values = arguments.texts(0);
        long index = arguments.requiredNumber(1);
        if (index < 1) {
            throw arguments.fail("index is " + index + ", but the first value is number 1.");
        }
        return index > values.size()
                ? Value.Absent.ABSENT
                : Evaluation.text(values.get((int) index - 1));
    }

    /** Leaves out what is null or empty. */
    static Value join(Arguments arguments) {
        String separator = arguments.textOrEmpty(0);
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (int i = 1; i < arguments.count(); i++) {
            for (String text : arguments.texts(i)) {
                if (!text.isEmpty()) {
                    joined.append(first ? "" : separator).append(text);
                    arguments.evaluation().checkLength(arguments.call(), joined.length());
                    first = false;
                }
            }
        }
        return Evaluation.text(joined.toString());
    }

    static Value removeDuplicates(Arguments arguments) {
        return Value.of(List.copyOf(new LinkedHashSet<>(arguments.texts(0))));
    }

    /** The parts without white space around them; empty ones are left out. */
    static Value split(Arguments arguments) {
        String source = arguments.text(0);
        String delimiter = arguments.textOrEmpty(1);
        if (delimiter.isEmpty()) {
            throw arguments.fail("delimiter is empty. Write the character to split at.");
        }
        if (source == null) {
            return Value.Absent.ABSENT;
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = source.indexOf(delimiter); to >= 0; to = source.indexOf(delimiter, from)) {
            addIfAny(source.substring(from, to), parts);
            from = to + delimiter.length();
        }
        addIfAny(source.substring(from), parts);
        return Value.of(parts);
    }

    private static void addIfAny(String part, List<String> parts) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }

    static Function.Body singleRole(CallSite call) {
        if (!(call.arguments().getFirst() instanceof Node.Attribute(String name, _)
                && name.equals(Attributes.APP_ROLE_ASSIGNMENTS))) {
            throw call.refuse(
                    0,
                    "SingleAppRoleAssignment is about the user's roles only.",
                    "Write SingleAppRoleAssignment([appRoleAssignments]).");
        }
        return arguments -> {
            List<String> roles = arguments.texts(0);
            return roles.isEmpty() ? Value.Absent.ABSENT : Evaluation.text(roles.getFirst());
        };
    }
}
