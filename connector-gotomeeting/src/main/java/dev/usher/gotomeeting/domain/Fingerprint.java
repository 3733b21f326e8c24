package dev.usher.gotomeeting.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * What an account tells, whenever it was seen, in 16 bytes: equal for equal accounts, and different
 * for different ones as surely as a cryptographic hash makes it.
 */
public record Fingerprint(long high, long low) {

    public static Fingerprint of(KnownAccount account) {
        MessageDigest digest = sha256();
        add(digest, account.key());
        add(digest, account.email());
        add(digest, account.attributes().keySet());
        add(digest, account.attributes().values());
        add(digest, account.status().name());
        add(digest, account.licences());
        add(digest, account.products());
        add(digest, account.adminRoles());
        add(digest, account.group().stream().toList());
        add(digest, account.customRoles());
        add(digest, account.readOnly());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    private static void add(MessageDigest digest, Collection<String> texts) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(texts.size()).flip());
        texts.forEach(text -> add(digest, text));
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
