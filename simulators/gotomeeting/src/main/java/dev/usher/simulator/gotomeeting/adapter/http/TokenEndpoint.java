package dev.usher.simulator.gotomeeting.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Credentials;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Exchanges a personal access token or a refresh token for an access token. */
final class TokenEndpoint {

    private final AccountSetup account;
    private final Credentials credentials;
    private final Behaviour behaviour;
    private final Tokens tokens;

    TokenEndpoint(
            AccountSetup account, Credentials credentials, Behaviour behaviour, Tokens tokens) {
        this.account = account;
        this.credentials = credentials;
        this.behaviour = behaviour;
        this.tokens = tokens;
    }

    Reply token(ApiCall call) {
        if (!fromClient(call)) {
            return error(401, "invalid_client", "client not found");
        }
        Query form = call.form();
        Optional<String> grant = form.text("grant_type");
        if (grant.isEmpty()) {
            return error(400, "invalid_request", "grant_type is missing");
        }
        return switch (grant.get()) {
            case "personal_access_token" -> personalAccessToken(form);
            case "refresh_token" -> refreshToken(form);
            default -> error(400, "unsupported_grant_type", "grant_type is not supported");
        };
    }

    private Reply personalAccessToken(Query form) {
        return form.text("pat")
                        .filter(pat -> same(pat, credentials.personalAccessToken()))
                        .isPresent()
                ? issue(Optional.of(tokens.issueRefreshToken()))
                : error(400, "invalid_grant", "personal access token is not valid");
    }

    private Reply refreshToken(Query form) {
        String token = form.text("refresh_token").orElse("");
        boolean valid =
                behaviour.rotateRefreshTokens()
                        ? tokens.useUpRefreshToken(token)
                        : tokens.knowsRefreshToken(token);
        if (!valid) {
            return error(400, "invalid_grant", "refresh token is not valid");
        }
        return issue(
                behaviour.rotateRefreshTokens()
                        ? Optional.of(tokens.issueRefreshToken())
                        : Optional.empty());
    }

    private Reply issue(Optional<String> refreshToken) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.issueAccessToken());
        answer.put("token_type", "Bearer");
        refreshToken.ifPresent(token -> answer.put("refresh_token", token));
        answer.put("expires_in", Tokens.LIFE.toSeconds());
        answer.put("scope", behaviour.scope());
        answer.put("principal", account.administratorEmail());
        return Reply.json(200, answer).with("Cache-Control", "no-store");
    }

    private boolean fromClient(ApiCall call) {
        String expected = credentials.clientId() + ":" + credentials.clientSecret();
        return call.authorization("Basic")
                .filter(given -> same(given, base64(expected)))
                .isPresent();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }

    private static Reply error(int status, String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        return Reply.json(status, answer);
    }
}
