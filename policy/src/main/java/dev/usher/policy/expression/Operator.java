package dev.usher.policy.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The comparisons. Texts are compared case-sensitively; as numbers if one side is a number, or if
 * both are written as one and the question is which is greater.
 */
enum Operator {
    NOT_EQUAL("<>"),
    GREATER_OR_EQUAL(">="),
    LESS_OR_EQUAL("<="),
    EQUAL("="),
    GREATER(">"),
    LESS("<");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");

    final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** The operator that a text continues with. */
    static Optional<Operator> at(String text, int index) {
        for (Operator operator : values()) {
            if (text.startsWith(operator.sign, index)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether it holds; never, when a side is null. */
    boolean holds(Value left, Value right) {
        List<String> one = left.texts();
        List<String> other = right.texts();
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (one.size() > 1 || other.size() > 1) {
            return this == EQUAL ? one.equals(other) : this == NOT_EQUAL && !one.equals(other);
        }
        int order = order(left, one.getFirst(), right, other.getFirst());
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }

    static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches();
    }

    private int order(Value left, String one, Value right, String other) {
        boolean ordering = this != EQUAL && this != NOT_EQUAL;
        boolean number = left instanceof Value.Whole || right instanceof Value.Whole;
        if ((ordering || number) && isNumber(one) && isNumber(other)) {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        }
        return one.compareTo(other);
    }
}
