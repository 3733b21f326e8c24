package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.options.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that are valid now. They are opaque here, where GoTo issues large JWTs. */
final class Tokens {

    static final Duration LIFE = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Instant> expiry = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();

    Tokens(InstantSource clock, String firstRefreshToken) {
        this.clock = clock;
        refreshTokens.add(firstRefreshToken);
    }

    String issueAccessToken() {
        Instant now = clock.instant();
        expiry.values().removeIf(end -> !now.isBefore(end));
        String token = Credentials.secret() + Credentials.secret();
        expiry.put(token, now.plus(LIFE));
        return token;
    }

    String issueRefreshToken() {
        String token = Credentials.secret() + Credentials.secret();
        refreshTokens.add(token);
        return token;
    }

    boolean accepts(String accessToken) {
        Instant end = expiry.get(accessToken);
        return end != null && clock.instant().isBefore(end);
    }

    /** Makes all access tokens invalid, as a change of the password does. */
    void revokeAccess() {
        expiry.clear();
    }

    boolean knowsRefreshToken(String token) {
        return refreshTokens.contains(token);
    }

    /** Uses up a refresh token; false when it was not valid. */
    boolean useUpRefreshToken(String token) {
        return refreshTokens.remove(token);
    }
}
