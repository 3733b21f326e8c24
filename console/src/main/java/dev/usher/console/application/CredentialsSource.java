package dev.usher.console.application;

import dev.usher.console.domain.CredentialsReference;
import java.util.Optional;

/** Looks up credentials that the settings file refers to. */
public interface CredentialsSource {

    /** The JSON there; empty when there is nothing that can be read. */
    Optional<byte[]> read(CredentialsReference reference);
}
