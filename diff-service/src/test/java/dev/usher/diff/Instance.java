package dev.usher.diff;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, which can be killed. */
final class Instance {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Outlives the test, for who looks for the cause of its failure. */
    private static final Path LOGS = Path.of("target", "instances");

    private static final long STOPPING_SECONDS = 20;

    private final Process process;
    private final int port;
    private final Path log;

    private Instance(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Instance start(
            String brokers, String prefix, Path folder, String name, String... arguments)
            throws IOException {
        int port = unusedPort();
        Path log = Files.createDirectories(LOGS).resolve(prefix + name + ".log");
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DiffApplication.class.getName(),
                        "--spring.kafka.bootstrap-servers=" + brokers,
                        "--contracts.topic-prefix=" + prefix,
                        "--diff.state-dir=" + folder.resolve(name),
                        "--server.address=127.0.0.1",
                        "--management.server.port=" + port,
                        "--logging.structured.format.console="));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                        .start();
        return new Instance(process, port, log);
    }

    /** Whether it works; a process that has ended never will. */
    boolean ready() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("The instance has ended: " + Files.readString(log));
        }
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** What a meter reads, by its name and tags in Prometheus' notation. */
    double meter(String name) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no meter " + name));
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it without asking, in whatever it does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The instance does not stop");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
