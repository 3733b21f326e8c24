package dev.usher.policy.expression;

/** Leaves an evaluation before its end, with the outcome; never leaves this package. */
final class StoppedException extends RuntimeException {

    final transient Evaluated outcome;

    StoppedException(Evaluated outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }
}
