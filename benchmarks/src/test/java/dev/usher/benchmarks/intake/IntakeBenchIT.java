package dev.usher.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bench with hardly anybody: that it runs, not how fast. */
class IntakeBenchIT {

    private static final int FEW = 300;

    @Test
    void measuresAndLeavesNoProcessBehind(@TempDir Path data) throws Exception {
        Path project = Path.of("..").toAbsolutePath().normalize();

        Report<Figure> report =
                new IntakeBench(project, data, FEW, System.err::println)
                        .run(EnumSet.allOf(Part.class));

        assertThat(report.missed()).isEmpty();
        JsonNode json = JsonMapper.shared().readTree(report.json());
        assertThat(json.propertyNames())
                .containsExactly(
                        "scimCreatesPerSecond",
                        "importRowsPerSecond",
                        "eventP50Ms",
                        "eventP99Ms",
                        "groupAssignedSeconds",
                        "eventMaxMsDuringGroup",
                        "memberPatchMs",
                        "filterMs",
                        "scimP99Ms",
                        "residentMb");
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    }
}
