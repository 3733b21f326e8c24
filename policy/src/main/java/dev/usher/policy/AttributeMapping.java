package dev.usher.policy;

import java.util.Optional;

/**
 * Where the value of one attribute in GoTo comes from.
 *
 * @param target name of the attribute in GoTo
 * @param source name of the attribute at the source, the constant, or the expression
 * @param defaultValue what a new account gets when there is no value; as in Entra, an account that
 *     exists is not given it
 * @param whenNull what becomes of the attribute when there is no value
 * @param onlyOnCreate whether it is written only when the account is created
 */
public record AttributeMapping(
        String target,
        Type type,
        String source,
        Optional<String> defaultValue,
        WhenNull whenNull,
        boolean onlyOnCreate) {

    /** What the source is. */
    public enum Type {
        /** Nothing: the attribute is left alone, its default apart. */
        NONE,
        /** An attribute of the user. */
        DIRECT,
        /** The same text for everybody. */
        CONSTANT,
        /** An expression in Entra's language. */
        EXPRESSION
    }

    /** What becomes of an attribute for which a user has no value. */
    public enum WhenNull {
        /** It stays as it is. */
        KEEP,
        /** It is emptied. */
        CLEAR
    }
}
