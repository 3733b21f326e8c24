package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Condition.Compare;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A comparison of a value, as SQL. */
final class TestSql {

    private TestSql() {}

    /** Whether a column holds the id; what is no id is in no column. */
    static Sql id(String column, Operand operand) {
        try {
            return operand instanceof Operand.Text(String text)
                    ? Sql.of(column + " = ?", UUID.fromString(text))
                    : Sql.NEVER;
        } catch (IllegalArgumentException _) {
            return Sql.NEVER;
        }
    }

    /** What is compared without regard to letter case is so here. */
    static Sql test(Sql value, Compare compare) {
        return switch (compare.operand()) {
            case Operand.Truth(boolean truth) -> value.then(" = ?", Boolean.toString(truth));
            case Operand.Time(Instant time) ->
                    value.then(
                            " " + sign(compare.operator()) + " ?", time.atOffset(ZoneOffset.UTC));
            case Operand.Text(String text) -> {
                boolean exact = compare.field().caseExact();
                Sql left = exact ? value : Sql.of("lower(").then(value).then(")");
                Sql right = Sql.of(exact ? "?" : "lower(?)", text);
                yield switch (compare.operator()) {
                    case EQ -> left.then(" = ").then(right);
                    case CO ->
                            Sql.of("position(").then(right).then(" IN ").then(left).then(") > 0");
                    case SW -> Sql.of("starts_with(").then(left).then(", ").then(right).then(")");
                    case EW ->
                            Sql.of("right(").then(left).then(", length(?)) = ", text).then(right);
                    case GT, GE, LT, LE ->
                            left.then(" COLLATE \"C\" " + sign(compare.operator()) + " ")
                                    .then(right)
                                    .then(" COLLATE \"C\"");
                };
            }
        };
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case GT -> ">";
            case GE -> ">=";
            case LT -> "<";
            case LE -> "<=";
            case EQ, CO, SW, EW -> "=";
        };
    }
}
