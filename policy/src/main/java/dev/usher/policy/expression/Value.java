package dev.usher.policy.expression;

import java.util.List;

/** What a function takes and gives. Dates are texts, as in Entra. */
public sealed interface Value {

    /** One text, possibly empty. */
    record Text(String text) implements Value {}

    /** At least two texts, in order. */
    record Texts(List<String> values) implements Value {

        public Texts {
            if (values.size() < 2) {
                throw new IllegalArgumentException("several values are at least two");
            }
            values = List.copyOf(values);
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {}

    /** True or false. */
    record Truth(boolean holds) implements Value {}

    /** No value: Entra's null. */
    enum Absent implements Value {
        ABSENT
    }

    /** No, one, or several texts. */
    static Value of(List<String> values) {
        return switch (values.size()) {
            case 0 -> Absent.ABSENT;
            case 1 -> new Text(values.getFirst());
            default -> new Texts(values);
        };
    }

    /** The value as it is written to a target; numbers and {@code True} as .NET writes them. */
    default List<String> texts() {
        return switch (this) {
            case Text(String text) -> List.of(text);
            case Texts(List<String> values) -> values;
            case Whole(long number) -> List.of(Long.toString(number));
            case Truth(boolean holds) -> List.of(holds ? "True" : "False");
            case Absent _ -> List.of();
        };
    }

    /** Whether it is null or an empty text. */
    default boolean isEmpty() {
        return switch (this) {
            case Text(String text) -> text.isEmpty();
            case Absent _ -> true;
            case Texts _, Whole _, Truth _ -> false;
        };
    }
}
