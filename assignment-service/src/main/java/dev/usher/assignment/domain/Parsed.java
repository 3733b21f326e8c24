package dev.usher.assignment.domain;

/** What became of something sent to us: a change that makes sense by itself, or a refusal. */
public sealed interface Parsed {

    /** It makes sense; whether it fits the directory is seen when it is applied. */
    record Understood(Change change) implements Parsed {}

    /** It does not. */
    record Refused(Refusal refusal) implements Parsed {}

    /** A refusal because of a value. */
    static Parsed refused(String reason) {
        return new Refused(Refusal.invalid(reason));
    }
}
