package dev.usher.console.domain;

import org.jspecify.annotations.Nullable;

/**
 * A user as the assignment service last described it; the log is searched by these names.
 *
 * @param revision a higher one replaces a lower one
 * @param mail null: none
 */
public record KnownUser(Person person, @Nullable String mail, long revision) {}
