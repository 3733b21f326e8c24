package dev.usher.assignment.application;

import dev.usher.assignment.domain.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Where tokens are kept, by the hash of their secret. */
public interface TokenStore {

    /** Does what changes tokens, and what is noted of that: all of it, or nothing. */
    <T> T together(Supplier<T> work);

    boolean knowsApplication(String application);

    void add(AccessToken token, byte[] hash);

    Optional<AccessToken> byHash(byte[] hash);

    /** All, oldest first. */
    List<AccessToken> all();

    /** Ends it, unless it was ended before; empty when there is none. */
    Optional<AccessToken> revoke(UUID id, Instant at);

    void used(UUID id, Instant at);
}
