package dev.usher.policy.expression;

import java.util.Optional;

/** A regular expression in .NET's syntax whose work is bounded (ADR 8); immutable. */
public final class RegularExpression {

    private final DotNetRegex regex;

    private RegularExpression(DotNetRegex regex) {
        this.regex = regex;
    }

    /** What became of a text that should be a regular expression. */
    public sealed interface Compiled {}

    /** It is one. */
    public record Ok(RegularExpression regex) implements Compiled {}

    /** It is none, or one that could explode: what is wrong, and what to do. */
    public record Refused(String message, String hint) implements Compiled {}

    /** Understands a text. */
    public static Compiled compile(String text) {
        try {
            return new Ok(new RegularExpression(DotNetRegex.compile(text)));
        } catch (DotNetRegex.BadPattern bad) {
            // Only in the texts of an expression are backslashes doubled.
            return new Refused(bad.reason, bad.hint.replace("\\\\", "\\"));
        }
    }

    /**
     * Whether some part of the text matches; empty when it would take too long to find out.
     *
     * @param budget shared by all that is asked for one answer
     */
    public Optional<Boolean> isFoundIn(String text, Budget budget) {
        try {
            Counted counted = new Counted(text, () -> budget.spend(regex.perRead()));
            return Optional.of(regex.pattern().matcher(counted).find());
        } catch (TooLongException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    private static final class TooLongException extends RuntimeException {

        TooLongException() {
            super(null, null, false, false);
        }
    }

    /** What may be spent on one answer, which may take several expressions. */
    public static final class Budget {

        /** Characters that may be read; some ten milliseconds of work. */
        private static final int MOST_STEPS = 500_000;

        private int steps = MOST_STEPS;

        private void spend(int work) {
            steps -= work;
            if (steps < 0) {
                throw new TooLongException();
            }
        }
    }
}
