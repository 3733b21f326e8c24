package dev.usher.policy.expression;

import java.math.BigDecimal;
import java.util.Set;

/** Choices, questions, and conversions between kinds of values. */
final class Logic {

    /** Functions that answer a question about their argument. */
    static final Set<String> QUESTIONS =
            Set.of("IsNull", "IsNullOrEmpty", "IsPresent", "IsString", "Not", "CBool");

    private Logic() {}

    /** The first that is not null. */
    static Value coalesce(Arguments arguments) {
        for (int i = 0; i < arguments.count(); i++) {
            Value value = arguments.value(i);
            if (!(value instanceof Value.Absent)) {
                return value;
            }
        }
        return Value.Absent.ABSENT;
    }

    static Value iif(Arguments arguments) {
        return arguments.value(arguments.condition(0) ? 1 : 2);
    }

    static Value ignoreFlow(Arguments arguments) {
        Value value = arguments.value(0);
        if (value.isEmpty()) {
            throw new StoppedException(new Evaluated.Dropped());
        }
        return value;
    }

    static Function.Body switching(CallSite call) {
        if (call.count() % 2 != 0) {
            throw call.refuse(
                    call.count() - 1,
                    "The last key of Switch has no value.",
                    "After source and defaultValue, write pairs of key and value.");
        }
        return Logic::choose;
    }

    /** Case-sensitive; null is the key "". */
    private static Value choose(Arguments arguments) {
        String source = arguments.textOrEmpty(0);
        for (int i = 2; i < arguments.count(); i += 2) {
            if (source.equals(arguments.textOrEmpty(i))) {
                return arguments.value(i + 1);
            }
        }
        return arguments.value(1);
    }

    static Value bitAnd(Arguments arguments) {
        Long one = arguments.number(0);
        Long other = arguments.number(1);
        return one == null || other == null ? Value.Absent.ABSENT : new Value.Whole(one & other);
    }

    static Value cBool(Arguments arguments) {
        return Evaluation.truth(isTrue(arguments.value(0)));
    }

    static Value cStr(Arguments arguments) {
        return Value.of(arguments.texts(0));
    }

    static Value isNull(Arguments arguments) {
        return Evaluation.truth(arguments.value(0) instanceof Value.Absent);
    }

    static Value isNullOrEmpty(Arguments arguments) {
        return Evaluation.truth(arguments.value(0).isEmpty());
    }

    static Value isPresent(Arguments arguments) {
        return Evaluation.truth(!arguments.value(0).isEmpty());
    }

    static Value isString(Arguments arguments) {
        return Evaluation.truth(arguments.value(0) instanceof Value.Text);
    }

    static Value not(Arguments arguments) {
        return Evaluation.truth(!isTrue(arguments.value(0)));
    }

    /** True, the text "true" in any case, and every number but zero. */
    static boolean isTrue(Value value) {
        return switch (value) {
            case Value.Truth(boolean holds) -> holds;
            case Value.Whole(long number) -> number != 0;
            case Value.Text(String text) -> isTrue(text.strip());
            case Value.Texts _, Value.Absent _ -> false;
        };
    }

    private static boolean isTrue(String text) {
        return text.equalsIgnoreCase("true")
                || (Operator.isNumber(text) && new BigDecimal(text).signum() != 0);
    }
}
