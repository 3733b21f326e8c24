package dev.usher.policy.expression;

/** Leaves the parser with a refusal; never leaves this package. */
final class RefusedException extends RuntimeException {

    final transient Parsed.Refused refused;

    RefusedException(int position, String message, String hint) {
        super(message, null, false, false);
        this.refused = new Parsed.Refused(position, message, hint);
    }
}
