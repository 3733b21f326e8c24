package dev.usher.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Entra's operators of scoping filters. With a null or empty attribute none but IS NULL holds. */
enum ScopeOperator {
    PART_OF("&"),
    NOT_PART_OF("!&"),
    ENDS_WITH("ENDS_WITH"),
    EQUALS("EQUALS"),
    GREATER_THAN("Greater_Than"),
    GREATER_THAN_OR_EQUALS("Greater_Than_OR_EQUALS"),
    INCLUDES("Includes"),
    IS_FALSE("IS FALSE"),
    IS_NOT_NULL("IS NOT NULL"),
    IS_NULL("IS NULL"),
    IS_TRUE("IS TRUE"),
    NOT_EQUALS("NOT EQUALS"),
    NOT_REGEX_MATCH("NOT REGEX MATCH"),
    REGEX_MATCH("REGEX MATCH");

    private final String symbol;

    ScopeOperator(String symbol) {
        this.symbol = symbol;
    }

    /** The operator of this name, whatever its case; spaces and underscores are the same. */
    static Optional<ScopeOperator> named(String name) {
        return Arrays.stream(values())
                .filter(operator -> plain(operator.symbol).equals(plain(name)))
                .findFirst();
    }

    static List<String> symbols() {
        return Arrays.stream(values()).map(ScopeOperator::symbol).toList();
    }

    private static String plain(String name) {
        return name.strip().toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** Its name in Entra. */
    String symbol() {
        return symbol;
    }

    /** Whether it compares with a value. */
    boolean compares() {
        return switch (this) {
            case IS_FALSE, IS_NOT_NULL, IS_NULL, IS_TRUE -> false;
            case PART_OF,
                    NOT_PART_OF,
                    ENDS_WITH,
                    EQUALS,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUALS,
                    INCLUDES,
                    NOT_EQUALS,
                    NOT_REGEX_MATCH,
                    REGEX_MATCH ->
                    true;
        };
    }
}
