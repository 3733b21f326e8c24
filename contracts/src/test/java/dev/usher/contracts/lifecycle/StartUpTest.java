package dev.usher.contracts.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartUpTest {

    private static final int ENDED_BY_SIGTERM = 143;

    @Test
    void endsAProgramThatWaitsAtItsStartAgainAndAgain() throws Exception {
        Process program = program();
        try (BufferedReader said = program.inputReader()) {
            assertThat(said.readLine()).isEqualTo("waiting");

            program.toHandle().destroy(); // leaves what it says readable

            assertThat(program.waitFor(Duration.ofSeconds(20))).isTrue();
            assertThat(said.readLine()).isEqualTo("closed");
            assertThat(program.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        } finally {
            program.destroyForcibly();
        }
    }

    private static Process program() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits twice, and like Spring closes only once it has started, or failed to. */
    static final class Waiting {

        private static final CountDownLatch started = new CountDownLatch(1);

        private Waiting() {}

        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(Waiting::close));
            StartUp.interruptibly(
                    () -> {
                        System.out.println("waiting");
                        for (int i = 0; i < 2; i++) {
                            waitInVain();
                        }
                        started.countDown();
                    });
        }

        private static void waitInVain() {
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException _) {
                // As those do that try again.
                return;
            }
        }

        private static void close() {
            try {
                started.await();
                System.out.println("closed");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
