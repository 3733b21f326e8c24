package dev.usher.contracts.seal;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Opens what was sealed to it: HPKE with X25519, HKDF-SHA256 and AES-256-GCM. It may hold several
 * keys: the primary one is sealed to, and all of them open. Thread-safe.
 */
public final class PrivateSealingKey {

    private final KeysetHandle keyset;
    private final HybridDecrypt decryption;

    private PrivateSealingKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.decryption = keyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    }

    /** Makes a new key. */
    public static PrivateSealingKey generate() {
        register();
        try {
            return new PrivateSealingKey(KeysetHandle.generateNew(parameters()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make a key", e);
        }
    }

    /**
     * Reads a key as {@link #text()} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static PrivateSealingKey of(String text) {
        register();
        try {
            return new PrivateSealingKey(
                    TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException _) {
            // The cause may quote the text.
            throw new IllegalArgumentException("Not a private key");
        }
    }

    /** This key with a new primary one; what was sealed before still opens. */
    public PrivateSealingKey rotated() {
        try {
            return new PrivateSealingKey(
                    KeysetHandle.newBuilder(keyset)
                            .addEntry(
                                    KeysetHandle.generateEntryFromParameters(parameters())
                                            .withRandomId()
                                            .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot add a key", e);
        }
    }

    /** The primary key alone; what was sealed to the others does not open any more. */
    public PrivateSealingKey withoutOldKeys() {
        try {
            KeysetHandle.Entry primary = keyset.getPrimary();
            return new PrivateSealingKey(
                    KeysetHandle.newBuilder()
                            .addEntry(
                                    KeysetHandle.importKey(primary.getKey())
                                            .withFixedId(primary.getId())
                                            .makePrimary())
                            .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot take old keys out", e);
        }
    }

    /** The secret; empty when it was sealed to another key or in another context. */
    public Optional<byte[]> open(byte[] sealed, SealContext context) {
        try {
            return Optional.of(decryption.decrypt(sealed, context.bytes()));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    public PublicSealingKey publicKey() {
        try {
            return new PublicSealingKey(keyset.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make the public key", e);
        }
    }

    /** The public keys, for anyone to read. */
    public String publicText() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(
                    keyset.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot write the public key", e);
        }
    }

    /** The private keys in the clear; they belong in a file that only their owner reads. */
    public String text() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot write the key", e);
        }
    }

    static void register() {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal", e);
        }
    }

    private static HpkeParameters parameters() throws GeneralSecurityException {
        return HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build();
    }
}
