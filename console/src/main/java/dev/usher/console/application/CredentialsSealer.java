package dev.usher.console.application;

import dev.usher.console.domain.Credentials;
import dev.usher.console.domain.SealedCredentials;
import java.util.List;

/** Reads credentials and seals them to the connector's public key. */
public interface CredentialsSealer {

    /** Reads credentials from JSON. */
    Read read(byte[] json);

    /**
     * Seals credentials.
     *
     * @param test whether they are only to be tested; they cannot be used for anything else then
     * @throws IllegalArgumentException when the key is none
     */
    SealedCredentials seal(
            Credentials credentials, String publicKey, String application, boolean test);

    /** What a text came to. */
    sealed interface Read {

        record Good(Credentials credentials) implements Read {}

        /** What is wrong with it, without any of its values. */
        record Faulty(List<String> faults) implements Read {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }
}
