package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What proves to GoTo who is calling, for one application.
 *
 * @param clientId of the OAuth client
 * @param clientSecret of the OAuth client
 * @param grant on whose behalf
 * @param expiresAt when GoTo accepts them no more, as far as somebody said so
 */
public record Credentials(
        String clientId, Secret clientSecret, Grant grant, Optional<Instant> expiresAt) {

    public Credentials(String clientId, Secret clientSecret, Grant grant) {
        this(clientId, clientSecret, grant, Optional.empty());
    }

    /** When a day begins on which they are accepted no more. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** How an administrator lets the client act on their behalf. */
    public sealed interface Grant {

        /** A token the administrator made; may be used again and again. */
        record PersonalAccessToken(Secret token) implements Grant {}

        /** A token of an earlier sign-in; GoTo may replace it at each use. */
        record RefreshToken(Secret token) implements Grant {}

        /** A code of the page where the administrator authorizes the client; good for one use. */
        record AuthorizationCode(Secret code, URI redirectUri) implements Grant {}

        /** The administrator's own name and password, for old clients. */
        record Password(String userName, Secret password) implements Grant {}
    }

    /**
     * When GoTo accepts no more what is signed in with; empty: not known.
     *
     * @param issuedAt when GoTo gave out the refresh token that came of these; empty: it gave none,
     *     or when is not known
     * @param refreshTokenLife how long a refresh token is accepted; zero: not known
     */
    Optional<Instant> expireAt(Optional<Instant> issuedAt, Duration refreshTokenLife) {
        return issuedAt.filter(_ -> !refreshTokenLife.isZero())
                .map(at -> at.plus(refreshTokenLife))
                .or(() -> expiresAt);
    }

    /** Tells these credentials from others without showing them. */
    String fingerprint() {
        String grantText =
                switch (grant) {
                    case Grant.PersonalAccessToken(Secret token) -> "pat " + token.value();
                    case Grant.RefreshToken(Secret token) -> "refresh " + token.value();
                    case Grant.AuthorizationCode(Secret code, _) -> "code " + code.value();
                    case Grant.Password(String userName, Secret password) ->
                            "password " + userName + " " + password.value();
                };
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest((clientId + "\n" + grantText).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
