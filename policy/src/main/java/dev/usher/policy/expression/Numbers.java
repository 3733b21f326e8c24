package dev.usher.policy.expression;

import java.util.Locale;

/** Whole numbers as Entra writes them: {@code 12}, {@code -3}, and {@code &HF7} for hexadecimal. */
final class Numbers {

    private Numbers() {}

    /**
     * The number.
     *
     * @throws NumberFormatException if it is none
     */
    static long parse(String text) {
        return text.toUpperCase(Locale.ROOT).startsWith("&H")
                ? Long.parseUnsignedLong(text, 2, text.length(), 16)
                : Long.parseLong(text);
    }
}
