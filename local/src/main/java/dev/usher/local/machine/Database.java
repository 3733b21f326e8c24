package dev.usher.local.machine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of this machine's own; it keeps its data and, on request, loses nothing. */
final class Database implements AutoCloseable {

    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final EmbeddedPostgres server;
    private final Path data;

    private Database(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /**
     * Starts it on its data, or on none; one that a killed predecessor left running is stopped
     * first.
     *
     * @param durable whether what was committed survives the machine
     */
    static Database start(Path data, int port, boolean durable, Path log)
            throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = running(data);
        if (orphan.isPresent()) {
            stop(orphan.get());
        }
        Files.createDirectories(data.getParent());
        String durability = durable ? "on" : "off";
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("fsync", durability)
                        .setServerConfig("synchronous_commit", durability)
                        .setServerConfig("full_page_writes", durability)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "40")
                        .setServerConfig("shared_buffers", "32MB")
                        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new Database(server, data);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** Its processes, the server first. */
    List<ProcessHandle> processes() {
        return running(data).stream()
                .flatMap(
                        server ->
                                java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(server), server.descendants()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The server that works on this data now, by the file that it keeps there. */
    private static Optional<ProcessHandle> running(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(
                            process ->
                                    process.info().command().orElse("").endsWith("postgres")
                                            && lines.get(1).equals(data.toString()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle orphan) throws IOException, InterruptedException {
        // PostgreSQL's fast shutdown; the polite one would wait for clients that are gone.
        new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid())).start().waitFor();
        try {
            orphan.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new CannotStartException(
                    "A PostgreSQL server of an earlier run does not stop; end process "
                            + orphan.pid()
                            + " and try again.",
                    e);
        }
    }
}
