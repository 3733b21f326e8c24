package dev.usher.gotomeeting.adapter.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulator against a recording of the probe: {@code -Dusher.recording=FILE}, else the one kept
 * here, which was made of the simulator. With {@code -Dusher.recording.keep=FILE} a new one is
 * kept.
 */
class RecordingContractTest {

    private static final Path SAMPLE = Path.of("src/test/resources/recording.json");

    @Test
    void simulatorAnswersInTheShapesRecorded() throws IOException {
        Path file = Path.of(System.getProperty("usher.recording", SAMPLE.toString()));
        RecordedShapes recorded = RecordedShapes.of(read(Files.readString(file)));

        assertThat(recorded.differences(RecordedShapes.of(simulated()))).isEmpty();
    }

    @Test
    void noticesAnotherTypeAndAnotherStatus() throws IOException {
        String sample = Files.readString(SAMPLE);
        RecordedShapes simulated = RecordedShapes.of(simulated());

        assertThat(
                        RecordedShapes.of(
                                        read(
                                                sample.replace(
                                                        "\"status\" : 404", "\"status\" : 200")))
                                .differences(simulated))
                .containsKey(Probe.UNKNOWN_USER + " status");
        assertThat(RecordedShapes.of(read(sample.replace("\"G2M\"", "5"))).differences(simulated))
                .containsKey(Probe.USERS + " .results[].products[]");
    }

    private static JsonNode simulated() throws IOException {
        try (GoToSimulator simulator =
                GoToSimulator.start(SimulatorOptions.defaults().with(it -> it.withRate(0)))) {
            var licence = AccountSetup.gotomeeting(1).key();
            var group = simulator.addGroup("Sales");
            simulator.addUser(Seed.of("ann@example.com", "Ann", "Lee"));
            simulator.addUser(
                    Seed.of("ben@example.com", "Ben", "Ng")
                            .licensed(licence)
                            .in(group)
                            .seen(SignIn.RECENT));
            Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(5));
            String json =
                    new Probe(http, simulator.baseUrl(), 0)
                            .run(
                                    simulator.tokenUrl(),
                                    SimulatorClient.credentials(simulator),
                                    Optional.empty())
                            .recording()
                            .json();
            String keep = System.getProperty("usher.recording.keep", "");
            if (!keep.isEmpty()) {
                Files.writeString(Path.of(keep), json);
            }
            return read(json);
        }
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
