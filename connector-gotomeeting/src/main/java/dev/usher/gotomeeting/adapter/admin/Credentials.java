package dev.usher.gotomeeting.adapter.admin;

import java.util.Optional;

/**
 * What proves to GoTo who is calling, for one application. Either token will do; with both, the
 * personal access token is used.
 *
 * @param clientId of the OAuth client
 * @param clientSecret of the OAuth client
 * @param personalAccessToken made by the administrator on whose behalf the connector acts
 * @param refreshToken of an earlier sign-in of that administrator
 */
public record Credentials(
        String clientId,
        Secret clientSecret,
        Optional<Secret> personalAccessToken,
        Optional<Secret> refreshToken) {}
