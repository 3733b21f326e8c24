package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.adapter.admin.Credentials.Grant;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credentials as they are sealed: an object with the fields of the configuration. */
final class CredentialsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CredentialsJson() {}

    /** Reads them; empty when anything is missing or not as it must be. */
    static Optional<Credentials> read(byte[] json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            Optional<String> clientId = text(node, "clientId");
            Optional<Secret> clientSecret = secret(node, "clientSecret");
            Optional<Instant> expiresAt =
                    text(node, "expiresAt").map(LocalDate::parse).map(Credentials::startOf);
            return grant(node)
                    .filter(_ -> clientId.isPresent() && clientSecret.isPresent())
                    .map(
                            grant ->
                                    new Credentials(
                                            clientId.orElseThrow(),
                                            clientSecret.orElseThrow(),
                                            grant,
                                            expiresAt));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Grant> grant(JsonNode node) {
        return secret(node, "personalAccessToken")
                .<Grant>map(Grant.PersonalAccessToken::new)
                .or(() -> secret(node, "refreshToken").map(Grant.RefreshToken::new))
                .or(
                        () ->
                                secret(node, "authorizationCode")
                                        .flatMap(
                                                code ->
                                                        text(node, "redirectUri")
                                                                .map(URI::create)
                                                                .map(
                                                                        uri ->
                                                                                new Grant
                                                                                        .AuthorizationCode(
                                                                                        code,
                                                                                        uri))))
                .or(
                        () ->
                                secret(node, "password")
                                        .flatMap(
                                                password ->
                                                        text(node, "userName")
                                                                .map(
                                                                        name ->
                                                                                new Grant.Password(
                                                                                        name,
                                                                                        password))));
    }

    private static Optional<Secret> secret(JsonNode node, String name) {
        return text(node, name).map(Secret::new);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isBlank());
    }
}
