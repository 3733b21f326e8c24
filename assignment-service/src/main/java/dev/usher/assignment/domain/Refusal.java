package dev.usher.assignment.domain;

/**
 * Why something said cannot be accepted.
 *
 * @param kind decides the HTTP status
 * @param reason in plain words, naming the field where there is one
 */
public record Refusal(Kind kind, String reason) {

    /**
     * What is wrong: the value, the thing it names is missing, it clashes with what is there, or
     * nothing can be taken just now.
     */
    public enum Kind {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        BUSY
    }

    static Refusal invalid(String reason) {
        return new Refusal(Kind.INVALID, reason);
    }
}
