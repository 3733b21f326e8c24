package dev.usher.assignment.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why something said cannot be accepted.
 *
 * @param kind decides the HTTP status
 * @param reason in plain words, naming the field where there is one
 * @param missing what has to exist first; null when that is not the cause
 */
public record Refusal(Kind kind, String reason, Change.@Nullable Named missing) {

    /** A refusal that no newcomer mends. */
    public Refusal(Kind kind, String reason) {
        this(kind, reason, null);
    }

    /** A refusal because somebody or something named is not there. */
    public static Refusal missing(Change.Named missing) {
        return new Refusal(
                Kind.NOT_FOUND,
                switch (missing) {
                    case Change.Named.ByUser(String user) ->
                            "user: there is no user '" + user + "'";
                    case Change.Named.ByGroup(String group) ->
                            "group: there is no group '" + group + "'";
                },
                missing);
    }

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
