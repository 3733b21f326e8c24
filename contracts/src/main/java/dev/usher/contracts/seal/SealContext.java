package dev.usher.contracts.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a sealed secret is for. What was sealed in one context opens in no other, so that it cannot
 * be passed off as a secret of another application or purpose.
 */
public record SealContext(String application, Purpose purpose) {

    /** What a secret is used for; the names are part of what is sealed. */
    public enum Purpose {
        /** Credentials in the settings. */
        SETTINGS,
        /** Credentials that are only to be tested. */
        CONNECTION_TEST,
        /** Tokens the connector keeps for itself. */
        TOKENS
    }

    byte[] bytes() {
        return ("usher/" + purpose + "/" + application).getBytes(UTF_8);
    }
}
