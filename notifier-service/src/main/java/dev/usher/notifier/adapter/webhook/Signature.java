package dev.usher.notifier.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks says, version 1. */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    private final SecretKeySpec key;

    /**
     * @param secret {@code whsec_} and at least 24 bytes in Base64
     * @throws IllegalArgumentException when it is not of that form; the message does not hold it
     */
    public Signature(String secret) {
        byte[] bytes = bytes(secret);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(FORM);
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    private static final String FORM =
            "The secret of a webhook must be whsec_ followed by at least 24 bytes in Base64";

    String of(String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java can do " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException(FORM);
        }
        try {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(FORM);
        }
    }
}
