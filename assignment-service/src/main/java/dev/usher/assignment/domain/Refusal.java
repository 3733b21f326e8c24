package dev.usher.assignment.domain;

/**
 * Why something said cannot be accepted.
 *
 * @param kind decides the HTTP status
 * @param reason in plain words, naming the field where there is one
 */
public record Refusal(Kind kind, String reason) {

    /**
     * What is wrong: the value, the thing it names is missing, or it clashes with what is there.
     */
    public enum Kind {
        INVALID,
        NOT_FOUND,
        CONFLICT
    }

    static Refusal invalid(String reason) {
        return new Refusal(Kind.INVALID, reason);
    }
}
