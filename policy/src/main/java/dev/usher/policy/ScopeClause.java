package dev.usher.policy;

import dev.usher.policy.expression.RegularExpression;
import dev.usher.policy.expression.Suggestion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One condition of a scoping filter, ready to be applied.
 *
 * @param text as the settings have it, for people
 * @param test of the attribute's first value; of an empty text when there is none
 */
record ScopeClause(String text, String attribute, Test test) {

    /** Longer values are not shown whole. */
    private static final int LONGEST_SHOWN = 200;

    /** Says whether it holds for a value, within what may be spent on it. */
    @FunctionalInterface
    interface Test {
        Scope.Holds holds(String value, RegularExpression.Budget budget);
    }

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

    /** Understands a clause; empty when something is wrong with it, which is noted. */
    static Optional<ScopeClause> compile(
            String place, ScopeFilter.Clause clause, SourceAttributes names, Faults faults) {
        names.check(place + ".attribute", clause.attribute(), faults);
        Optional<ScopeOperator> named = ScopeOperator.named(clause.operator());
        if (named.isEmpty()) {
            faults.add(place + ".operator", unknown(clause.operator()));
            return Optional.empty();
        }
        ScopeOperator operator = named.get();
        String value = clause.value().strip();
        if (operator.compares() == value.isEmpty()) {
            faults.add(
                    place + ".value",
                    operator.symbol()
                            + (operator.compares()
                                    ? " compares with a value; it is missing."
                                    : " compares with nothing; leave the value out."));
            return Optional.empty();
        }
        return test(place + ".value", operator, value, faults)
                .map(
                        test ->
                                new ScopeClause(
                                        "%s %s %s"
                                                .formatted(
                                                        clause.attribute(),
                                                        operator.symbol(),
                                                        value)
                                                .strip(),
                                        clause.attribute(),
                                        test));
    }

    private static String unknown(String operator) {
        return "unknown operator '%s', %s"
                .formatted(
                        operator,
                        Suggestion.of(operator, ScopeOperator.symbols())
                                .map(meant -> "did you mean " + meant + "?")
                                .orElse(
                                        "known are "
                                                + String.join(", ", ScopeOperator.symbols())
                                                + "."));
    }

    private static Optional<Test> test(
            String place, ScopeOperator operator, String value, Faults faults) {
        return switch (operator) {
            case IS_NULL -> Optional.of((given, _) -> Scope.Holds.of(given.isEmpty()));
            case IS_NOT_NULL -> given(_ -> true);
            case IS_TRUE -> given(text -> text.equalsIgnoreCase("true"));
            case IS_FALSE -> given(text -> text.equalsIgnoreCase("false"));
            case EQUALS -> given(value::equals);
            case NOT_EQUALS -> given(text -> !text.equals(value));
            case INCLUDES -> given(text -> text.contains(value));
            case ENDS_WITH -> given(text -> text.endsWith(value));
            case PART_OF -> given(value::contains);
            case NOT_PART_OF -> given(text -> !value.contains(text));
            case GREATER_THAN -> whole(place, value, faults, limit -> number -> number > limit);
            case GREATER_THAN_OR_EQUALS ->
                    whole(place, value, faults, limit -> number -> number >= limit);
            case REGEX_MATCH -> regex(place, value, faults, true);
            case NOT_REGEX_MATCH -> regex(place, value, faults, false);
        };
    }

    /** A test that fails when there is no value. */
    private static Optional<Test> given(Predicate<String> test) {
        return Optional.of((text, _) -> Scope.Holds.of(!text.isEmpty() && test.test(text)));
    }

    private static Optional<Test> whole(
            String place, String value, Faults faults, Function<Long, LongPredicate> comparison) {
        OptionalLong limit = number(value);
        if (limit.isEmpty()) {
            faults.add(place, "'" + value + "' is no whole number of at most 18 digits.");
            return Optional.empty();
        }
        LongPredicate test = comparison.apply(limit.getAsLong());
        return given(
                text -> {
                    OptionalLong number = number(text);
                    return number.isPresent() && test.test(number.getAsLong());
                });
    }

    private static OptionalLong number(String text) {
        return WHOLE.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static Optional<Test> regex(
            String place, String pattern, Faults faults, boolean wanted) {
        return switch (RegularExpression.compile(pattern)) {
            case RegularExpression.Refused(String message, String hint) -> {
                faults.add(place, message + " " + hint);
                yield Optional.empty();
            }
            case RegularExpression.Ok(RegularExpression regex) ->
                    Optional.of(
                            (text, budget) ->
                                    text.isEmpty()
                                            ? Scope.Holds.NO
                                            : regex.isFoundIn(text, budget)
                                                    .map(it -> Scope.Holds.of(it == wanted))
                                                    .orElse(Scope.Holds.UNKNOWN));
        };
    }

    Scope.Holds holds(UserAttributes user, RegularExpression.Budget budget) {
        return test.holds(user.first(attribute), budget);
    }

    Explanation.Step explain(String filter, UserAttributes user, RegularExpression.Budget budget) {
        String value = user.first(attribute);
        Scope.Holds holds = test.holds(value, budget);
        return new Explanation.Step(
                "EntrySynchronizationScoping",
                Explanation.Kind.SCOPING,
                switch (holds) {
                    case YES -> Explanation.Status.SUCCESS;
                    case NO -> Explanation.Status.SKIPPED;
                    case UNKNOWN -> Explanation.Status.FAILURE;
                },
                "%s: %s".formatted(filter, text),
                Map.of(
                        "value",
                        value.length() > LONGEST_SHOWN
                                ? value.substring(0, LONGEST_SHOWN) + "…"
                                : value,
                        "result",
                        holds.name().toLowerCase(Locale.ROOT)));
    }
}
