package dev.usher.console.domain;

import java.util.UUID;

/**
 * Whom an entry is about.
 *
 * @param userName sign-in name at the source
 * @param displayName name for people
 */
public record Person(String application, UUID userId, String userName, String displayName) {}
