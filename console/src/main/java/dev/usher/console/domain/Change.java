package dev.usher.console.domain;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of an account with its old and new value; lists are joined by a comma.
 *
 * @param from null: no value
 * @param to null: no value
 */
public record Change(String attribute, @Nullable String from, @Nullable String to) {}
