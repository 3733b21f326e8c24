package dev.usher.simulator.gotomeeting.options;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What proves who is calling.
 *
 * @param clientId of the OAuth client
 * @param clientSecret of the OAuth client
 * @param personalAccessToken exchanged for access tokens
 * @param refreshToken exchanged for access tokens
 * @param password of the administrator, for the grant of user name and password
 * @param simulatorToken bearer token of the simulator's own pages, which GoTo does not have
 */
public record Credentials(
        String clientId,
        String clientSecret,
        String personalAccessToken,
        String refreshToken,
        String password,
        String simulatorToken) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Credentials with a password that nobody can guess. */
    public Credentials(
            String clientId,
            String clientSecret,
            String personalAccessToken,
            String refreshToken,
            String simulatorToken) {
        this(clientId, clientSecret, personalAccessToken, refreshToken, secret(), simulatorToken);
    }

    /** Credentials that nobody can guess. */
    public static Credentials random() {
        return new Credentials(secret(), secret(), secret(), secret(), secret());
    }

    /** A secret that nobody can guess: 128 bits in hexadecimal. */
    public static String secret() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + ", ***]";
    }
}
