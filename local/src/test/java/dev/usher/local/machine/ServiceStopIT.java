package dev.usher.local.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services with their database, and without Kafka. */
@NullUnmarked // fields are set before each test
class ServiceStopIT {

    private static final Duration WAITING_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(45);

    /** What Kafka's clients log of a broker that is not there. */
    private static final String NO_BROKER = "could not be established";

    private final Map<String, ServiceProcess> running = new LinkedHashMap<>();

    @TempDir private Path data;
    private Path logs;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        logs = Files.createDirectories(data.resolve("logs"));
        Path pids = Files.createDirectories(data.resolve("pids"));
        List<Integer> ports = new ArrayList<>(Ports.unused(Services.NAMES.size() + 4));
        int nobody = ports.removeLast();
        database =
                Database.start(
                        data.resolve("postgresql"),
                        ports.removeLast(),
                        false,
                        logs.resolve("postgresql.log"));
        Path settings = data.resolve("settings.yaml");
        SettingsFile.write(settings, Duration.ofSeconds(2));
        Services services =
                new Services(
                        Path.of("..").toAbsolutePath().normalize(),
                        data,
                        Secrets.in(data.resolve("secrets.properties")),
                        ports.removeLast(),
                        ports.removeLast(),
                        ports,
                        new Services.Surroundings(
                                "127.0.0.1:" + nobody,
                                database.url(),
                                nobody,
                                "http://127.0.0.1:" + nobody,
                                "http://127.0.0.1:" + nobody + "/oauth/token"));
        for (ServiceSpec spec : services.specs()) {
            running.put(spec.name(), ServiceProcess.start(spec, logs, pids));
        }
    }

    @AfterEach
    void stop() throws Exception {
        running.values().forEach(service -> service.handle().destroyForcibly());
        database.close();
    }

    @Test
    void endsWhileItWaitsForKafkaAtItsStart() {
        await().atMost(WAITING_WITHIN)
                .untilAsserted(
                        () -> {
                            for (String service : running.keySet()) {
                                assertThat(log(service)).contains(NO_BROKER);
                            }
                        });

        running.values().forEach(service -> service.handle().destroy());

        await().atMost(STOPPED_WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(running)
                                        .allSatisfy(
                                                (_, service) ->
                                                        assertThat(service.handle().isAlive())
                                                                .isFalse()));
    }

    private String log(String service) throws IOException {
        return Files.readString(logs.resolve(service + ".log"));
    }
}
