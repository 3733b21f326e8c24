package dev.usher.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/**
 * What a JVM learnt in a training run of a service: classes ready to use, and which code is hot.
 * The JVM takes it for the very jars it was made with, and goes without if there are others.
 */
public final class AotCache {

    private AotCache() {}

    /**
     * Where the diff-service's is kept.
     *
     * @param project the folder with the built modules
     */
    public static Path ofDiffService(Path project) {
        return project.resolve("diff-service").resolve("target").resolve("diff-service.aot");
    }

    /**
     * Whether it is there and younger than all jars of its service.
     *
     * @param cache in the same folder as these
     */
    public static boolean isFresh(Path cache) {
        if (!Files.exists(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(cache.resolveSibling(""), 2)) {
            FileTime made = Files.getLastModifiedTime(cache);
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .noneMatch(jar -> isYounger(jar, made));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isYounger(Path jar, FileTime made) {
        try {
            return Files.getLastModifiedTime(jar).compareTo(made) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
