package dev.usher.gotomeeting.config;

import dev.usher.contracts.seal.PrivateSealingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/** The connector's private key on disk. */
record KeyFile(GoToMeetingProperties.Key properties) {

    /** Reads the key, or makes it if that is wanted; empty when no file is named. */
    Optional<PrivateSealingKey> key() {
        Path file = properties.file();
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (properties.create() && Files.notExists(file)) {
                create(file);
            }
            return Optional.of(PrivateSealingKey.of(Files.readString(file)));
        } catch (NoSuchFileException _) {
            throw new IllegalStateException(
                    "gotomeeting.key.file: there is no file "
                            + file
                            + ". Put the key there, or set gotomeeting.key.create=true once.");
        } catch (IllegalArgumentException _) {
            throw new IllegalStateException(
                    "gotomeeting.key.file: " + file + " holds no keyset of Tink in JSON.");
        } catch (IOException e) {
            throw new UncheckedIOException("gotomeeting.key.file: cannot use " + file, e);
        }
    }

    /** Whoever is first makes it; the file is whole from the moment it is there. */
    private static void create(Path file) throws IOException {
        write(file, PrivateSealingKey.generate());
    }

    /** Puts a key there, in place of the one that was; only its owner can read the file. */
    static void write(Path file, PrivateSealingKey key) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path young =
                Files.createTempFile(
                        folder,
                        "key",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(young, key.text());
        Files.move(young, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
