package dev.usher.policy.expression;

/** What became of a text that should be an expression. */
public sealed interface Parsed {

    /** It is one. */
    record Ok(Expression expression) implements Parsed {}

    /**
     * It is none.
     *
     * @param position the character at which it goes wrong, counted from 1
     * @param message what is wrong
     * @param hint what to do
     */
    record Refused(int position, String message, String hint) implements Parsed {}
}
