package dev.usher.assignment.adapter.scim.protocol;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The values of an attribute that has several, as patches change them. */
final class ValueList {

    private ValueList() {}

    /** Adds a value unless it is there; of those that are primary, the newest stays so. */
    static void add(ArrayNode values, JsonNode one) {
        if (Values.contains(values, one)) {
            return;
        }
        values.add(one);
        onlyPrimary(values, values.size() - 1);
    }

    static void onlyPrimary(ArrayNode values, int at) {
        if (!values.get(at).path("primary").asBoolean(false)) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            if (i != at && values.get(i) instanceof ObjectNode object) {
                object.remove("primary");
            }
        }
    }

    /** Removes what is like the named: what has the same part "value", if it has one. */
    static void remove(ArrayNode values, JsonNode named) {
        values.removeIf(there -> isLike(there, named));
    }

    private static boolean isLike(JsonNode there, JsonNode named) {
        if (!(named instanceof ObjectNode object)) {
            return there.equals(named);
        }
        JsonNode value = object.path("value");
        return value.isMissingNode() ? there.equals(named) : there.path("value").equals(value);
    }

    /**
     * Makes a value such as a filter asks for.
     *
     * @return false when the filter does not say what it looks like
     */
    static boolean describe(Condition condition, ObjectNode value) {
        return switch (condition) {
            case Condition.All(List<Condition> all) ->
                    all.stream().allMatch(it -> describe(it, value));
            case Condition.Compare(Field field, Condition.Operator operator, var operand)
                    when operator == Condition.Operator.EQ -> {
                String part = field.steps().getLast();
                switch (operand) {
                    case Condition.Operand.Text(String text) -> value.put(part, text);
                    case Condition.Operand.Truth(boolean truth) -> value.put(part, truth);
                    case Condition.Operand.Time(var time) -> value.put(part, time.toString());
                }
                yield true;
            }
            default -> false;
        };
    }
}
