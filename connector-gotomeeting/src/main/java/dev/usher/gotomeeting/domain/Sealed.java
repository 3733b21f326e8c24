package dev.usher.gotomeeting.domain;

import java.util.Base64;

/** A secret that only the connector's key opens. */
public record Sealed(String base64) {

    public static Sealed of(byte[] bytes) {
        return new Sealed(Base64.getEncoder().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
