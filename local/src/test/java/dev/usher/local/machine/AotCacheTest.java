package dev.usher.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache counts until something that it was made with is built again. */
class AotCacheTest {

    private static final Instant BUILT = Instant.parse("2026-11-30T08:00:00Z");

    @TempDir private Path project;
    private Path cache;
    private Path target;

    @BeforeEach
    void build() throws IOException {
        cache = AotCache.ofDiffService(project);
        target = cache.resolveSibling("");
        Files.createDirectories(target.resolve("lib"));
        write(target.resolve("diff-service.jar"), BUILT);
        write(target.resolve("lib").resolve("policy.jar"), BUILT);
    }

    @Test
    void isNotThereAtFirst() {
        assertThat(AotCache.isFresh(cache)).isFalse();
    }

    @Test
    void countsWhenItIsYoungerThanAllJars() throws IOException {
        write(cache, BUILT.plusSeconds(60));
        write(target.resolve("classes.txt"), BUILT.plusSeconds(120));

        assertThat(AotCache.isFresh(cache)).isTrue();
    }

    @Test
    void doesNotCountWhenTheServiceWasBuiltAgain() throws IOException {
        write(cache, BUILT.plusSeconds(60));
        write(target.resolve("diff-service.jar"), BUILT.plusSeconds(120));

        assertThat(AotCache.isFresh(cache)).isFalse();
    }

    @Test
    void doesNotCountWhenALibraryIsAnother() throws IOException {
        write(cache, BUILT.plusSeconds(60));
        write(target.resolve("lib").resolve("policy.jar"), BUILT.plusSeconds(120));

        assertThat(AotCache.isFresh(cache)).isFalse();
    }

    private static void write(Path file, Instant at) throws IOException {
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
