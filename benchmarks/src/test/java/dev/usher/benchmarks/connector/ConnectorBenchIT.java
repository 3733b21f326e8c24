package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole bench with hardly any work: that it runs, not how fast. */
class ConnectorBenchIT {

    private static final double TINY = 0.004;

    @Test
    void measuresEveryFigureAndLeavesNoProcessBehind(@TempDir Path data) throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();

        Report report =
                new ConnectorBench(project, data, TINY, System.err::println)
                        .run(EnumSet.of(Phase.LIMITED, Phase.GOODPUT, Phase.URGENT));

        JsonNode json = JsonMapper.shared().readTree(report.json());
        assertThat(json.propertyNames())
                .contains(Figure.LIMITED_SECONDS.key(), Figure.URGENT_SECONDS.key());
        assertThat(report.missed()).isEmpty();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }
}
