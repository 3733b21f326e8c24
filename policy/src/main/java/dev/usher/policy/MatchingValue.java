package dev.usher.policy;

/**
 * A value by which a user and an account find each other.
 *
 * @param target name of the attribute in GoTo
 * @param value in the form in which such values are compared
 */
public record MatchingValue(String target, String value) {}
