package dev.usher.policy;

/**
 * A property by which accounts are found.
 *
 * @param target name of the attribute in GoTo
 * @param source expression for the value it should have
 * @param caseSensitive whether case makes a difference
 */
public record MatchingProperty(String target, String source, boolean caseSensitive) {}
