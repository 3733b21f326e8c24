package dev.usher.benchmarks.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.local.machine.CannotStartException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be written where it cannot be is refused before a minute is spent on it. */
class TrainingTest {

    @TempDir private Path folder;

    @Test
    void leavesAFolderAlone() {
        assertRefused(folder);
        assertThat(folder).isDirectory();
    }

    @Test
    void doesNotMakeFolders() {
        assertRefused(folder.resolve("none").resolve("diff-service.aot"));
    }

    private void assertRefused(Path cache) {
        Training training = new Training(folder, folder.resolve("data"), _ -> {});
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> training.run(cache, 1))
                .withMessageContaining(cache + ": name a file");
    }
}
