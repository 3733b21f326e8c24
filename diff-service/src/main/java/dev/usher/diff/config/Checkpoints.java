package dev.usher.diff.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that say how far local state reaches. Without one, Streams makes the state anew. */
final class Checkpoints {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final String NAME = ".checkpoint";

    private Checkpoints() {}

    /** Deletes those that cannot be read: Streams would fail over them again and again. */
    static void deleteUnreadable(Path stateDir) {
        if (!Files.isDirectory(stateDir)) {
            return;
        }
        try (Stream<Path> files = Files.walk(stateDir)) {
            List<Path> checkpoints = files.filter(file -> file.endsWith(NAME)).toList();
            for (Path checkpoint : checkpoints) {
                if (!isReadable(checkpoint)) {
                    log.atWarn()
                            .addKeyValue("file", checkpoint)
                            .log("Local state is damaged; it is restored from the changelogs");
                    Files.delete(checkpoint);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state folder cannot be used: " + stateDir, e);
        }
    }

    private static boolean isReadable(Path checkpoint) {
        try {
            new OffsetCheckpoint(checkpoint.toFile()).read();
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
