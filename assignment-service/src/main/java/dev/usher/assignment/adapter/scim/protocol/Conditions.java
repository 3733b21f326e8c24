package dev.usher.assignment.adapter.scim.protocol;

import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Whether a value fulfils a condition. */
final class Conditions {

    private Conditions() {}

    static boolean holds(Condition condition, JsonNode value) {
        return switch (condition) {
            case Condition.All(List<Condition> all) ->
                    all.stream().allMatch(it -> holds(it, value));
            case Condition.Any(List<Condition> any) ->
                    any.stream().anyMatch(it -> holds(it, value));
            case Condition.Not(Condition not) -> !holds(not, value);
            case Condition.Present(Field field) -> found(value, field).anyMatch(_ -> true);
            case Condition.Element(Field field, Condition inner) ->
                    found(value, field).anyMatch(it -> holds(inner, it));
            case Condition.Compare compare ->
                    found(value, compare.field())
                            .filter(JsonNode::isValueNode)
                            .anyMatch(test(compare));
        };
    }

    private static Stream<JsonNode> found(JsonNode value, Field field) {
        Stream<JsonNode> found = Stream.of(value);
        for (String step : field.steps()) {
            found = found.flatMap(Conditions::each).map(it -> it.path(step));
        }
        return found.flatMap(Conditions::each).filter(it -> !it.isNull() && !it.isMissingNode());
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private static Predicate<JsonNode> test(Condition.Compare compare) {
        return switch (compare.operand()) {
            case Operand.Truth(boolean truth) -> it -> it.isBoolean() && it.asBoolean() == truth;
            case Operand.Time time ->
                    throw new IllegalArgumentException("No value has a time: " + time);
            case Operand.Text(String text) -> {
                String wanted = folded(compare.field(), text);
                yield it -> compares(compare, folded(compare.field(), it.asString()), wanted);
            }
        };
    }

    private static boolean compares(Condition.Compare compare, String value, String wanted) {
        return switch (compare.operator()) {
            case EQ -> value.equals(wanted);
            case CO -> value.contains(wanted);
            case SW -> value.startsWith(wanted);
            case EW -> value.endsWith(wanted);
            case GT -> value.compareTo(wanted) > 0;
            case GE -> value.compareTo(wanted) >= 0;
            case LT -> value.compareTo(wanted) < 0;
            case LE -> value.compareTo(wanted) <= 0;
        };
    }

    private static String folded(Field field, String text) {
        return field.caseExact() ? text : text.toLowerCase(Locale.ROOT);
    }
}
