package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bench with hardly any work: that it runs, not how fast. */
class ConnectorBenchIT {

    /** Together they use all that the others use, too. */
    private static final Set<Phase> PHASES =
            EnumSet.of(Phase.UNBATCHED, Phase.URGENT, Phase.FAULTS, Phase.SCAN);

    private static final double TINY = 0.004;

    @Test
    void measuresAndLeavesNoProcessBehind(@TempDir Path data) throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();

        Report<Figure> report =
                new ConnectorBench(project, data, TINY, System.err::println).run(PHASES);

        JsonNode json = JsonMapper.shared().readTree(report.json());
        assertThat(json.propertyNames())
                .containsExactly(
                        "unbatchedPerSecond",
                        "urgentSeconds",
                        "faultsLost",
                        "faultsDuplicated",
                        "faultsWastedShare",
                        "residentMb",
                        "scanAccounts",
                        "scanResidentMb");
        assertThat(report.missed()).isEmpty();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }
}
