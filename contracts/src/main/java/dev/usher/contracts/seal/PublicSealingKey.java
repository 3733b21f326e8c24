package dev.usher.contracts.seal;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;

/** Seals secrets to the owner of the private key. Thread-safe. */
public final class PublicSealingKey {

    private final HybridEncrypt encryption;

    PublicSealingKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.encryption = keyset.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
    }

    /**
     * Reads a key as {@link PrivateSealingKey#publicText()} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static PublicSealingKey of(String text) {
        PrivateSealingKey.register();
        try {
            return new PublicSealingKey(TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a public key", e);
        }
    }

    public byte[] seal(byte[] secret, SealContext context) {
        try {
            return encryption.encrypt(secret, context.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal", e);
        }
    }
}
