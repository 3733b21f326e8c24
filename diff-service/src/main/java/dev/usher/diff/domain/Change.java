package dev.usher.diff.domain;

import java.util.Optional;

/** One attribute with its old and new value; lists are joined by a comma. */
public record Change(String attribute, Optional<String> from, Optional<String> to) {}
