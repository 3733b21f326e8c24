package dev.usher.assignment.config;

import dev.usher.assignment.application.AccessTokens;
import dev.usher.assignment.domain.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Recognizes bearer tokens: the one of the settings, those that administrators made, and, where
 * there is an issuer, JWTs.
 */
final class BearerTokens implements AuthenticationManager {

    private final byte[] settingsToken;
    private final Caller administrator;
    private final AccessTokens tokens;
    private final @Nullable JwtCallers jwts;

    /**
     * @param administrator who bears the token of the settings
     */
    BearerTokens(
            String settingsToken,
            Caller administrator,
            AccessTokens tokens,
            @Nullable JwtCallers jwts) {
        this.settingsToken = settingsToken.getBytes(StandardCharsets.UTF_8);
        this.administrator = administrator;
        this.tokens = tokens;
        this.jwts = jwts;
    }

    @Override
    public Authentication authenticate(Authentication unknown) {
        String secret = ((BearerTokenAuthenticationToken) unknown).getToken();
        return caller(secret)
                .map(CallerAuthentication::new)
                .orElseThrow(() -> new InvalidBearerTokenException("Nobody bears this token"));
    }

    private Optional<Caller> caller(String secret) {
        if (MessageDigest.isEqual(settingsToken, secret.getBytes(StandardCharsets.UTF_8))) {
            return Optional.of(administrator);
        }
        if (jwts != null && secret.chars().filter(it -> it == '.').count() == 2) {
            return jwts.caller(secret);
        }
        return tokens.bearer(secret);
    }
}
