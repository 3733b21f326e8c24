package dev.usher.policy.expression;

import java.util.Optional;

/** A regular expression in .NET's syntax whose work is bounded (ADR 8); immutable. */
public final class RegularExpression {

    /** Characters that may be read for one answer; some ten milliseconds of work. */
    private static final int MOST_STEPS = 500_000;

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
            return new Refused(bad.reason, bad.hint);
        }
    }

    /** Whether some part of the text matches; empty when it would take too long to find out. */
    public Optional<Boolean> isFoundIn(String text) {
        try {
            Budget budget = new Budget();
            return Optional.of(regex.pattern().matcher(new Counted(text, budget::spend)).find());
        } catch (TooLongException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    private static final class TooLongException extends RuntimeException {

        TooLongException() {
            super(null, null, false, false);
        }
    }

    private final class Budget {

        private int steps = MOST_STEPS;

        void spend() {
            steps -= regex.perRead();
            if (steps < 0) {
                throw new TooLongException();
            }
        }
    }
}
