package dev.usher.simulator.gotomeeting.adapter.token;

import dev.usher.simulator.gotomeeting.options.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is valid now: access tokens, opaque where GoTo's are large JWTs, and what they come from.
 */
public final class Tokens {

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    /** What is known of an issued token or code. */
    private record Issued(Instant end, String detail) {}

    private final InstantSource clock;
    private final Map<String, Issued> access = new ConcurrentHashMap<>();
    private final Map<String, Issued> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> personal = ConcurrentHashMap.newKeySet();
    private final Credentials credentials;

    public Tokens(InstantSource clock, Credentials credentials) {
        this.clock = clock;
        this.credentials = credentials;
        reset();
    }

    /** Whether this is an access token, not expired, whose scope has this in it. */
    public boolean accepts(String accessToken, String scope) {
        return scopes(accessToken).filter(held -> held.contains(scope)).isPresent();
    }

    /** Makes all access tokens invalid, as a change of the password does. */
    public void revokeAccess() {
        access.clear();
    }

    /** Makes refresh tokens and personal access tokens invalid as well. */
    public void revokeAll() {
        access.clear();
        codes.clear();
        refreshTokens.clear();
        personal.clear();
    }

    /** Brings back the tokens of the start, and only those. */
    public void reset() {
        revokeAll();
        refreshTokens.add(credentials.refreshToken());
        personal.add(credentials.personalAccessToken());
    }

    String issueAccessToken(Duration life, String scope) {
        Instant now = clock.instant();
        access.values().removeIf(it -> !now.isBefore(it.end()));
        return issue(access, life, scope);
    }

    String issueRefreshToken() {
        String token = Credentials.secret() + Credentials.secret();
        refreshTokens.add(token);
        return token;
    }

    /** A code that works once, for the one who comes back to this address. */
    String issueCode(String redirectUri) {
        return issue(codes, CODE_LIFE, redirectUri);
    }

    /** Uses a code up; empty when it was not valid, else the address it was issued for. */
    Optional<String> useUpCode(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(it -> clock.instant().isBefore(it.end()))
                .map(Issued::detail);
    }

    boolean knowsPersonalAccessToken(String token) {
        return personal.contains(token);
    }

    boolean knowsRefreshToken(String token) {
        return refreshTokens.contains(token);
    }

    /** Uses up a refresh token; false when it was not valid. */
    boolean useUpRefreshToken(String token) {
        return refreshTokens.remove(token);
    }

    private Optional<List<String>> scopes(String accessToken) {
        return Optional.ofNullable(access.get(accessToken))
                .filter(it -> clock.instant().isBefore(it.end()))
                .map(it -> List.of(it.detail().split(" ", -1)));
    }

    private String issue(Map<String, Issued> where, Duration life, String detail) {
        String token = Credentials.secret() + Credentials.secret();
        where.put(token, new Issued(clock.instant().plus(life), detail));
        return token;
    }
}
