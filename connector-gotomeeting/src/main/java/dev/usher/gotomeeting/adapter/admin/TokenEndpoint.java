package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.gotomeeting.adapter.admin.Credentials.Grant;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Exchanges grants for access tokens (RFC 6749), and says plainly why it does not get one. */
final class TokenEndpoint {

    private static final Duration LIFE_UNLESS_TOLD = Duration.ofHours(1);

    private final Http http;
    private final URI url;

    TokenEndpoint(Http http, URI url) {
        this.http = http;
        this.url = url;
    }

    /**
     * What GoTo issued.
     *
     * @param refreshToken only when GoTo gave one
     */
    record Issued(Secret accessToken, Duration life, Optional<Secret> refreshToken) {}

    /**
     * Asks for a token.
     *
     * @throws GoToException when there is none
     */
    Issued exchange(Credentials client, Grant grant) {
        HttpResponse<byte[]> response =
                http.exchange(
                        HttpRequest.newBuilder(url)
                                .header("Authorization", "Basic " + basic(client))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(form(grant))));
        JsonNode body = AdminJson.readOrNothing(response.body());
        if (response.statusCode() != 200) {
            throw new GoToException(refusal(response, body, grant));
        }
        Secret token = new Secret(body.path("access_token").asString(""));
        if (token.value().isEmpty()) {
            throw new GoToException(barred(Reason.NOT_GOTO, response));
        }
        return new Issued(
                token,
                Duration.ofSeconds(body.path("expires_in").asLong(LIFE_UNLESS_TOLD.toSeconds())),
                Optional.of(body.path("refresh_token").asString(""))
                        .filter(text -> !text.isEmpty())
                        .map(Secret::new));
    }

    private static Failure refusal(HttpResponse<byte[]> response, JsonNode body, Grant grant) {
        int status = response.statusCode();
        if (status >= 500 || status == 429 || status == 408) {
            return AdminJson.error(response, Instant.EPOCH).failure();
        }
        return barred(
                switch (body.path("error").asString("")) {
                    case "invalid_client" -> Reason.CLIENT_REFUSED;
                    case "invalid_grant" -> refused(grant);
                    case "unsupported_grant_type", "unauthorized_client" ->
                            grant instanceof Grant.Password
                                    ? Reason.PASSWORD_GRANT_NOT_ALLOWED
                                    : Reason.GRANT_NOT_ALLOWED;
                    case "invalid_scope" -> Reason.SCOPE_MISSING;
                    case "" ->
                            status == 401 && body.isObject()
                                    ? Reason.CLIENT_REFUSED
                                    : Reason.NOT_GOTO;
                    default -> Reason.SIGN_IN_REFUSED;
                },
                response);
    }

    private static Reason refused(Grant grant) {
        return switch (grant) {
            case Grant.PersonalAccessToken _ -> Reason.PERSONAL_ACCESS_TOKEN_REFUSED;
            case Grant.RefreshToken _ -> Reason.REFRESH_TOKEN_REFUSED;
            case Grant.AuthorizationCode _ -> Reason.AUTHORIZATION_CODE_REFUSED;
            case Grant.Password _ -> Reason.PASSWORD_REFUSED;
        };
    }

    private static Failure barred(Reason reason, HttpResponse<byte[]> response) {
        return new Failure.Barred(reason, Optional.of(response.statusCode()), Optional.empty());
    }

    private static String form(Grant grant) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (grant) {
            case Grant.PersonalAccessToken(Secret token) -> {
                fields.put("grant_type", "personal_access_token");
                fields.put("pat", token.value());
            }
            case Grant.RefreshToken(Secret token) -> {
                fields.put("grant_type", "refresh_token");
                fields.put("refresh_token", token.value());
            }
            case Grant.AuthorizationCode(Secret code, URI redirectUri) -> {
                fields.put("grant_type", "authorization_code");
                fields.put("code", code.value());
                fields.put("redirect_uri", redirectUri.toString());
            }
            case Grant.Password(String userName, Secret password) -> {
                fields.put("grant_type", "password");
                fields.put("username", userName);
                fields.put("password", password.value());
            }
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String basic(Credentials client) {
        return Base64.getEncoder()
                .encodeToString(
                        (client.clientId() + ":" + client.clientSecret().value()).getBytes(UTF_8));
    }
}
