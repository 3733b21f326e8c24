package dev.usher.console.adapter.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.console.application.CredentialsSource;
import dev.usher.console.domain.CredentialsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Files and environment variables.
 *
 * @param environment of the process
 */
public record StoredSecrets(Map<String, String> environment) implements CredentialsSource {

    @Override
    public Optional<byte[]> read(CredentialsReference reference) {
        return switch (reference) {
            case CredentialsReference.File(String path) -> file(Path.of(path));
            case CredentialsReference.Environment(String name) ->
                    Optional.ofNullable(environment.get(name)).map(text -> text.getBytes(UTF_8));
        };
    }

    private static Optional<byte[]> file(Path path) {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException _) {
            // Whoever asked says that there is nothing to read, and where.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "StoredSecrets[***]";
    }
}
