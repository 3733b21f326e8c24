package dev.usher.assignment.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token, without its secret.
 *
 * @param expiresAt null: never
 */
public record AccessToken(
        UUID id,
        Caller bearer,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    /** Whether it opens anything at that time. */
    public boolean isValidAt(Instant time) {
        return revokedAt == null && (expiresAt == null || time.isBefore(expiresAt));
    }
}
