package dev.usher.benchmarks.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with hardly anybody: that what is learnt is of use, not how much it is. */
class TrainingIT {

    private static final int FEW = 50;

    @Test
    void writesWhatTheJvmTakesForTheSameJars(@TempDir Path folder) throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();
        Path cache = folder.resolve("diff-service.aot");

        new Training(project, folder.resolve("data"), System.err::println).run(cache, FEW);

        assertThat(startWith(cache, "diff-service", project)).isZero();
        assertThat(startWith(cache, "notifier-service", project)).isNotZero();
    }

    /** Exit code of a JVM that must use the cache, with the jars of a service. */
    private static int startWith(Path cache, String service, Path project) throws Exception {
        Path jar =
                project.resolve(service).resolve("target").resolve(service + "-0.1.0-SNAPSHOT.jar");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=" + cache,
                        "-cp",
                        jar.toString(),
                        "-version")
                .inheritIO()
                .start()
                .waitFor();
    }
}
