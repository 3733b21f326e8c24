package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.local.client.AssignmentApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./usher up} as a process of its own, killed at once and started again on its data. */
class UpIT {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

    @Test
    void goesOnWithItsDataAfterAKill(@TempDir Path data) throws Exception {
        List<String> ports = List.of(freePort(), freePort(), freePort());
        try (Up up = Up.start(data, ports)) {
            join(up, "before");
            await().atMost(SETTLED_WITHIN).until(() -> accounts(up, "before") == 1);
            join(up, "during");
            up.kill();
        }
        try (Up up = Up.start(data, ports)) {
            join(up, "after");
            await().atMost(SETTLED_WITHIN)
                    .untilAsserted(
                            () ->
                                    assertThat(List.of("before", "during", "after"))
                                            .allMatch(name -> accounts(up, name) == 1));
        }
    }

    private static void join(Up up, String name) throws IOException, InterruptedException {
        AssignmentApi api =
                new AssignmentApi(up.url("assignment-service"), up.token("assignment-service"));
        api.putUser(
                Map.of(
                        "userName",
                        email(name),
                        "attributes",
                        Map.of("mail", email(name), "givenName", "Joy", "surname", "Joiner")));
        api.assign(email(name), "GoToMeeting User");
    }

    /** How many accounts with a licence GoTo has for the person. */
    private static long accounts(Up up, String name) {
        HttpRequest request =
                HttpRequest.newBuilder(up.url("stand-in for GoTo").resolve("/simulator/accounts"))
                        .header("Authorization", "Bearer " + up.token("stand-in for GoTo"))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .values()
                    .stream()
                    .filter(user -> user.path("email").asString().equals(email(name)))
                    .filter(user -> user.path("licenseKeys").size() == 1)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String email(String name) {
        return name + "@example.com";
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    /** The running command and what it has said. */
    private record Up(Process process, List<String> said) implements AutoCloseable {

        static Up start(Path data, List<String> ports) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx320m"));
            command.add("-Dusher.project=" + Path.of("..").toAbsolutePath().normalize());
            command.addAll(
                    List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            Usher.class.getName(),
                            "up"));
            command.addAll(List.of("--data", data.toString()));
            command.addAll(List.of("--console-port", ports.get(0)));
            command.addAll(List.of("--assignment-port", ports.get(1)));
            command.addAll(List.of("--broker-port", ports.get(2)));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Up up = new Up(process, new CopyOnWriteArrayList<>());
            Thread.ofVirtual().start(up::listen);
            try {
                await().atMost(READY_WITHIN)
                        .failFast("it ended: " + up.said, () -> !process.isAlive())
                        .until(() -> up.said.stream().anyMatch(line -> line.contains("Ctrl-C")));
            } catch (RuntimeException e) {
                up.close();
                throw e;
            }
            return up;
        }

        URI url(String service) {
            return URI.create(door(service).group("url"));
        }

        String token(String service) {
            return door(service).group("token");
        }

        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }

        private Matcher door(String service) {
            Pattern line = Pattern.compile(" +" + service + " +(?<url>\\S+) +token (?<token>\\S+)");
            return said.stream()
                    .map(line::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No " + service + " in " + said));
        }

        private void listen() {
            try (BufferedReader lines = process.inputReader()) {
                lines.lines().forEach(said::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
