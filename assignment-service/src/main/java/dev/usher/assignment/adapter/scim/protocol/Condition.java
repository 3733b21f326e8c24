package dev.usher.assignment.adapter.scim.protocol;

import java.time.Instant;
import java.util.List;

/** A filter, understood. */
public sealed interface Condition {

    /** Every one holds. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** One holds. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {}

    /** There is a value. */
    record Present(Field field) implements Condition {}

    /** A value compares so. */
    record Compare(Field field, Operator operator, Operand operand) implements Condition {}

    /** One and the same value fulfils the condition. */
    record Element(Field field, Condition condition) implements Condition {}

    /** How two values compare. */
    enum Operator {
        EQ,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE
    }

    /** What is compared with. */
    sealed interface Operand {
        /** A text. */
        record Text(String value) implements Operand {}

        /** True or false. */
        record Truth(boolean value) implements Operand {}

        /** A point in time. */
        record Time(Instant value) implements Operand {}
    }
}
