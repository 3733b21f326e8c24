package dev.usher.console.adapter.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.console.application.CredentialsSealer;
import dev.usher.console.domain.Credentials;
import dev.usher.console.domain.SealedCredentials;
import dev.usher.contracts.seal.PublicSealingKey;
import dev.usher.contracts.seal.SealContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credentials as JSON, sealed with the keys of the contracts. */
public final class TinkSealer implements CredentialsSealer {

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public Read read(byte[] text) {
        SortedMap<String, String> fields = new TreeMap<>();
        try {
            JsonNode node = json.readTree(text);
            if (!node.isObject()) {
                return notAnObject();
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!field.getValue().isString()) {
                    return notAnObject();
                }
                fields.put(field.getKey(), field.getValue().asString());
            }
        } catch (JacksonException _) {
            // Its message may quote the text.
            return notAnObject();
        }
        List<String> faults = Credentials.faults(fields);
        return faults.isEmpty() ? new Read.Good(new Credentials(fields)) : new Read.Faulty(faults);
    }

    @Override
    public SealedCredentials seal(
            Credentials credentials, String publicKey, String application, boolean test) {
        byte[] text = json.writeValueAsBytes(credentials.fields());
        SealContext context =
                new SealContext(
                        application,
                        test ? SealContext.Purpose.CONNECTION_TEST : SealContext.Purpose.SETTINGS);
        byte[] bytes = PublicSealingKey.of(publicKey).seal(text, context);
        return new SealedCredentials(
                Base64.getEncoder().encodeToString(bytes), fingerprint(text, publicKey));
    }

    /** The client secret in the text keeps anyone from guessing what it was made of. */
    private static String fingerprint(byte[] text, String publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(publicKey.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Read notAnObject() {
        return new Read.Faulty(List.of("It must be a JSON object whose values are text."));
    }
}
