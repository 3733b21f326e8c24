package dev.usher.local.machine;

import dev.usher.simulator.gotomeeting.options.Credentials;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * What opens the system's doors; made up once and kept beside its data, for its owner alone.
 *
 * @param consoleToken bearer token of the console's API
 * @param assignmentToken bearer token of the assignment-service's API
 * @param goTo what the stand-in for GoTo accepts
 */
public record Secrets(String consoleToken, String assignmentToken, Credentials goTo) {

    /** Reads them, or makes them up and keeps them. */
    static Secrets in(Path file) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        Secrets secrets =
                new Secrets(
                        secret(kept, "console.token"),
                        secret(kept, "assignment.token"),
                        new Credentials(
                                secret(kept, "goto.client-id"),
                                secret(kept, "goto.client-secret"),
                                secret(kept, "goto.personal-access-token"),
                                secret(kept, "goto.refresh-token"),
                                secret(kept, "goto.simulator-token")));
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            kept.store(writer, null);
        }
        return secrets;
    }

    private static String secret(Properties kept, String name) {
        return (String) kept.computeIfAbsent(name, _ -> Credentials.secret());
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
