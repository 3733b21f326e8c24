package dev.usher.policy.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code Replace} and its five ways, told apart by the arguments that are given. */
final class Replacing {

    private static final int SOURCE = 0;
    private static final int OLD_VALUE = 1;
    private static final int PATTERN = 2;
    private static final int GROUP = 3;
    private static final int REPLACEMENT = 4;
    private static final int ATTRIBUTE = 5;
    private static final int TEMPLATE = 6;

    private static final String WAYS =
            "Give oldValue and replacementValue; oldValue and template; regexPattern and"
                    + " replacementValue; regexPattern, regexGroupName and replacementValue; or"
                    + " regexPattern, regexGroupName and replacementAttributeName. Leave the others"
                    + " empty, with their commas.";

    private Replacing() {}

    static Function.Body prepare(CallSite call) {
        List<String> given = new ArrayList<>();
        for (int i = 1; i < call.count(); i++) {
            if (call.given(i)) {
                given.add(call.signature().name(i));
            }
        }
        return switch (String.join(" ", given)) {
            case "oldValue replacementValue" -> Replacing::literal;
            case "oldValue template" -> Replacing::template;
            case "regexPattern replacementValue" -> {
                DotNetRegex regex = regex(call);
                yield arguments -> replaceMatches(arguments, regex);
            }
            case "regexPattern regexGroupName replacementValue" -> {
                DotNetRegex regex = regex(call);
                String group = group(call, regex);
                yield arguments -> replaceGroup(arguments, regex, group);
            }
            case "regexPattern regexGroupName replacementAttributeName" -> {
                DotNetRegex regex = regex(call);
                String group = group(call, regex);
                yield arguments -> extract(arguments, regex, group);
            }
            default ->
                    throw new RefusedException(
                            call.position(),
                            given.isEmpty()
                                    ? "Replace has nothing to replace."
                                    : "Replace cannot use "
                                            + String.join(", ", given)
                                            + " alone"
                                            + " or together.",
                            WAYS);
        };
    }

    private static DotNetRegex regex(CallSite call) {
        try {
            return DotNetRegex.compile(call.constant(PATTERN).orElseThrow());
        } catch (DotNetRegex.BadPattern bad) {
            throw call.refuse(
                    PATTERN, "The regular expression is not understood: " + bad.reason, bad.hint);
        }
    }

    private static String group(CallSite call, DotNetRegex regex) {
        String group = call.constant(GROUP).orElseThrow();
        if (!regex.hasGroup(group)) {
            throw call.refuse(
                    GROUP,
                    "The regular expression has no group '" + group + "'.",
                    Suggestion.of(group, regex.groupNames())
                            .map(close -> "Did you mean \"" + close + "\"?")
                            .orElse("Name one in the pattern: (?<name>...)."));
        }
        return group;
    }

    private static Value literal(Arguments arguments) {
        String source = arguments.text(SOURCE);
        return source == null
                ? Value.Absent.ABSENT
                : replaceAll(
                        arguments,
                        source,
                        arguments.textOrEmpty(OLD_VALUE),
                        arguments.textOrEmpty(REPLACEMENT));
    }

    private static Value template(Arguments arguments) {
        String source = arguments.text(SOURCE);
        return source == null
                ? Value.Absent.ABSENT
                : replaceAll(
                        arguments,
                        arguments.textOrEmpty(TEMPLATE),
                        arguments.textOrEmpty(OLD_VALUE),
                        source);
    }

    private static Value replaceAll(
            Arguments arguments, String text, String old, String replacement) {
        if (old.isEmpty()) {
            throw arguments.fail("oldValue is empty. Write the text to look for.");
        }
        StringBuilder result = new StringBuilder(text.length());
        int from = 0;
        for (int to = text.indexOf(old); to >= 0; to = text.indexOf(old, from)) {
            result.append(text, from, to).append(replacement);
            arguments.evaluation().checkLength(arguments.call(), result.length());
            from = to + old.length();
        }
        return Evaluation.text(result.append(text, from, text.length()).toString());
    }

    private static Value replaceMatches(Arguments arguments, DotNetRegex regex) {
        String source = arguments.text(SOURCE);
        if (source == null) {
            return Value.Absent.ABSENT;
        }
        String replacement = arguments.textOrEmpty(REPLACEMENT);
        return new Matching(arguments, regex, source)
                .replace((match, result) -> match.expand(replacement, result));
    }

    private static Value replaceGroup(Arguments arguments, DotNetRegex regex, String group) {
        String source = arguments.text(SOURCE);
        if (source == null) {
            return Value.Absent.ABSENT;
        }
        String replacement = arguments.textOrEmpty(REPLACEMENT);
        return new Matching(arguments, regex, source)
                .replace((match, result) -> match.replaceGroup(group, replacement, result));
    }

    private static Value extract(Arguments arguments, DotNetRegex regex, String group) {
        Value source = arguments.value(SOURCE);
        if (!source.isEmpty()) {
            return source;
        }
        String other = arguments.text(ATTRIBUTE);
        Optional<String> found =
                other == null
                        ? Optional.empty()
                        : new Matching(arguments, regex, other).first(group);
        return found.map(Evaluation::text).orElse(Value.Absent.ABSENT);
    }
}
