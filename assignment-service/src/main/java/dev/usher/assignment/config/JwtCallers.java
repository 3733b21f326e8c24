package dev.usher.assignment.config;

import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Callers who bear a token of an OpenID provider. */
final class JwtCallers {

    private static final Logger log = LoggerFactory.getLogger(JwtCallers.class);

    private final JwtDecoder decoder;
    private final AccessProperties properties;

    /**
     * @param decoder checks signature, time, issuer and audience
     */
    JwtCallers(JwtDecoder decoder, AccessProperties properties) {
        this.decoder = decoder;
        this.properties = properties;
    }

    /** With the keys that the issuer publishes; it is asked when the first token comes. */
    static JwtCallers of(URI issuer, AccessProperties properties) {
        return new JwtCallers(
                new SupplierJwtDecoder(
                        () -> {
                            NimbusJwtDecoder decoder =
                                    NimbusJwtDecoder.withIssuerLocation(issuer.toString()).build();
                            decoder.setJwtValidator(
                                    new DelegatingOAuth2TokenValidator<>(
                                            JwtValidators.createDefaultWithIssuer(
                                                    issuer.toString()),
                                            new JwtClaimValidator<Instant>(
                                                    JwtClaimNames.EXP, Objects::nonNull),
                                            new JwtClaimValidator<Collection<String>>(
                                                    JwtClaimNames.AUD,
                                                    audience ->
                                                            audience != null
                                                                    && audience.contains(
                                                                            properties
                                                                                    .jwt()
                                                                                    .audience()))));
                            return decoder;
                        }),
                properties);
    }

    Optional<Caller> caller(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            AccessProperties.Jwt defaults = properties.jwt();
            return Optional.of(
                    new Caller(
                            Objects.requireNonNullElse(jwt.getSubject(), "oidc"),
                            scopes(jwt),
                            defaults.source(),
                            defaults.application(),
                            new Caller.PushRole(true, properties.pushRole())));
        } catch (BadJwtException e) {
            // The reason names claims, never the token.
            log.atInfo().addKeyValue("reason", e.getMessage()).log("Refused a JWT");
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("Could not check a JWT");
            throw new UnreachableIssuerException(e);
        }
    }

    /** Nobody knows whether a token is good: its issuer does not tell the keys. */
    static final class UnreachableIssuerException extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        UnreachableIssuerException(Throwable cause) {
            super("The issuer of tokens does not answer", cause);
        }
    }

    private Set<Scope> scopes(Jwt jwt) {
        List<String> named =
                Stream.of("scope", "scp", "roles").flatMap(claim -> texts(jwt, claim)).toList();
        return (named.isEmpty() ? properties.jwt().scopes().stream() : named.stream())
                .flatMap(it -> Scope.parse(it).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(Jwt jwt, String claim) {
        return switch (jwt.getClaims().get(claim)) {
            case String text -> Arrays.stream(text.split(" ", -1));
            case Collection<?> several -> several.stream().map(String::valueOf);
            case null, default -> Stream.of();
        };
    }
}
