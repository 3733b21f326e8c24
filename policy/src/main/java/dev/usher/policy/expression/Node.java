package dev.usher.policy.expression;

import java.util.List;
import java.util.stream.Stream;

/** A part of an expression; its position is that of its first character, counted from 1. */
sealed interface Node {

    int position();

    record Constant(Value value, int position) implements Node {}

    record Attribute(String name, int position) implements Node {}

    record Call(Function function, Function.Body body, List<Node> arguments, int position)
            implements Node {}

    record Comparison(Operator operator, Node left, Node right, int position) implements Node {}

    /** An argument left out between two commas. */
    record Skipped(int position) implements Node {}

    /** This part and all parts of it, in the order of the text. */
    default List<Node> all() {
        return walk().toList();
    }

    private Stream<Node> walk() {
        Stream<Node> parts =
                switch (this) {
                    case Call call -> call.arguments().stream();
                    case Comparison comparison -> Stream.of(comparison.left(), comparison.right());
                    case Constant _, Attribute _, Skipped _ -> Stream.of();
                };
        return Stream.concat(Stream.of(this), parts.flatMap(Node::walk));
    }
}
