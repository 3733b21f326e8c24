package dev.usher.assignment.domain;

import java.util.Locale;
import java.util.Optional;

/** What the bearer of a token may do; written in lower case. */
public enum Scope {
    /** Call the SCIM server. */
    SCIM,
    /** Change single users, groups, members and assignments. */
    INTAKE,
    /** Import many of them at once. */
    IMPORT,
    /** Read them. */
    READ,
    /** All of it, and tokens and the audit log besides. */
    ADMIN;

    /** Reads the written form. */
    public static Optional<Scope> parse(String text) {
        for (Scope scope : values()) {
            if (scope.toString().equals(text)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
