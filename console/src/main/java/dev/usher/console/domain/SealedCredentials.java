package dev.usher.console.domain;

/**
 * Credentials that only the connector can open.
 *
 * @param base64 what was sealed
 * @param fingerprint tells whether the same credentials were sealed to the same key
 */
public record SealedCredentials(String base64, String fingerprint) {}
