package dev.usher.policy.expression;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The matches of a regular expression in one text. The matcher reads the text through a counter, so
 * that an expression that tries too many ways ends the evaluation (ADR 8).
 */
final class Matching {

    private final Arguments arguments;
    private final DotNetRegex regex;
    private final String source;
    private final Matcher matcher;

    Matching(Arguments arguments, DotNetRegex regex, String source) {
        this.arguments = arguments;
        this.regex = regex;
        this.source = source;
        this.matcher =
                regex.pattern()
                        .matcher(
                                new Counted(
                                        source,
                                        () ->
                                                arguments
                                                        .evaluation()
                                                        .spend(arguments.call(), regex.perRead())));
    }

    /** The source with each match replaced by what is appended for it. */
    Value replace(BiConsumer<Matching, StringBuilder> replacement) {
        return guarded(
                () -> {
                    StringBuilder result = new StringBuilder(source.length());
                    int from = 0;
                    while (matcher.find()) {
                        result.append(source, from, matcher.start());
                        replacement.accept(this, result);
                        arguments.evaluation().checkLength(arguments.call(), result.length());
                        from = matcher.end();
                    }
                    return Evaluation.text(result.append(source, from, source.length()).toString());
                });
    }

    /** What the group holds in the first match in which it takes part. */
    Optional<String> first(String group) {
        return guarded(() -> matcher.find() ? Optional.ofNullable(group(group)) : Optional.empty());
    }

    /** Java's matcher recurses; a long text can exhaust the stack before the counter. */
    private <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError tooDeep) {
            throw arguments.fail(
                    "The regular expression repeats too often for this value. Repeat single"
                            + " characters or classes, not groups.");
        }
    }

    /** Appends the match, with the group's part replaced. */
    void replaceGroup(String group, String replacement, StringBuilder result) {
        int index = regex.index(group);
        if (matcher.start(index) < 0) {
            result.append(source, matcher.start(), matcher.end());
            return;
        }
        result.append(source, matcher.start(), Math.max(matcher.start(), matcher.start(index)))
                .append(replacement)
                .append(source, Math.min(matcher.end(), matcher.end(index)), matcher.end());
    }

    /** Appends a replacement, with .NET's substitutions; what is none stands for itself. */
    void expand(String replacement, StringBuilder result) {
        int from = 0;
        for (int to = replacement.indexOf('$'); to >= 0; to = replacement.indexOf('$', from)) {
            result.append(replacement, from, to);
            from = to + substitute(replacement, to, result);
            arguments.evaluation().spend(arguments.call(), 1 + source.length() / 16);
            arguments.evaluation().checkLength(arguments.call(), result.length());
        }
        result.append(replacement, from, replacement.length());
    }

    /** Appends what the dollar at an index stands for; gives the length of what was read. */
    private int substitute(String replacement, int at, StringBuilder result) {
        char next = at + 1 < replacement.length() ? replacement.charAt(at + 1) : ' ';
        switch (next) {
            case '$' -> result.append('$');
            case '&' -> result.append(source, matcher.start(), matcher.end());
            case '`' -> result.append(source, 0, matcher.start());
            case '\'' -> result.append(source, matcher.end(), source.length());
            case '_' -> result.append(source);
            default -> {
                return substituteGroup(replacement, at, result);
            }
        }
        return 2;
    }

    private int substituteGroup(String replacement, int at, StringBuilder result) {
        boolean braced = replacement.startsWith("{", at + 1);
        int start = at + (braced ? 2 : 1);
        int end = start;
        while (end < replacement.length()
                && (braced
                        ? replacement.charAt(end) != '}'
                        : Character.isDigit(replacement.charAt(end)))) {
            end++;
        }
        if (braced && end == replacement.length()) {
            result.append('$');
            return 1;
        }
        String name = replacement.substring(start, end);
        if (name.equals("0")) {
            result.append(source, matcher.start(), matcher.end());
        } else if (regex.hasGroup(name)) {
            String held = group(name);
            result.append(held == null ? "" : held);
        } else {
            result.append('$');
            return 1;
        }
        return end - at + (braced ? 1 : 0);
    }

    private @Nullable String group(String name) {
        int index = regex.index(name);
        int start = matcher.start(index);
        return start < 0 ? null : source.substring(start, matcher.end(index));
    }
}
