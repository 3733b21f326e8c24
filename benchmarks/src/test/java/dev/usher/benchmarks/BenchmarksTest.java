package dev.usher.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarksTest {

    @ParameterizedTest
    @CsvSource({
        "diff, --users, 0",
        "diff, --users, -1",
        "diff, --users, many",
        "diff, --users, 2000001",
        "diff, --users, 99999999999",
        "diff, --only, nothing",
        "intake, --users, 0",
        "intake, --users, 1e3",
        "intake, --only, nothing",
        "notifier, --failures, 0",
        "notifier, --failures, 9000000",
        "connector, --scale, 0",
        "connector, --scale, -1",
        "connector, --scale, NaN",
        "connector, --scale, Infinity",
        "connector, --scale, all",
        "connector, --only, nothing"
    })
    void sayWhatIsWrongWithAnArgument(String name, String option, String value) {
        StringWriter said = new StringWriter();

        int exit =
                Benchmarks.commandLine()
                        .setErr(new PrintWriter(said))
                        .execute(name, option + "=" + value);

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString().lines().findFirst().orElseThrow())
                .startsWith("Invalid value for option '" + option + "'")
                .contains(value);
    }
}
