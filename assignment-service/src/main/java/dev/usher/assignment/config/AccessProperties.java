package dev.usher.assignment.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who else may call than the bearer of the API token.
 *
 * @param requestsPerSecond of one caller; for a moment twice as many
 * @param pushRole given to people whom a SCIM client pushes without a role, unless its token says
 *     otherwise
 * @param jwt tokens of an OpenID provider
 */
@Validated
@ConfigurationProperties("assignment.access")
record AccessProperties(
        @DefaultValue("1000") @Min(1) int requestsPerSecond,
        @DefaultValue("GoToMeeting User") String pushRole,
        @Valid @DefaultValue Jwt jwt) {

    /**
     * Tokens of an OpenID provider.
     *
     * @param issuer null: none are accepted
     * @param audience that a token has to be made for
     * @param scopes of a bearer whose token names none, in the claims scope, scp and roles
     * @param source for which the bearers speak
     * @param application to which their pushes assign people
     */
    record Jwt(
            @Nullable URI issuer,
            @DefaultValue("usher") String audience,
            @DefaultValue Set<String> scopes,
            @DefaultValue("oidc") String source,
            @DefaultValue("gotomeeting") String application) {}
}
