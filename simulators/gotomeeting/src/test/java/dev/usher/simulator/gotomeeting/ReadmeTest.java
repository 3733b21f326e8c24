package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.options.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void listsTheSwitchesAsTheyAre() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int head = lines.indexOf("| switch | values | default | meaning |");
        List<String> table =
                lines.subList(head + 2, lines.size()).stream()
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();

        assertThat(table).isEqualTo(Arrays.stream(Switch.values()).map(ReadmeTest::row).toList());
    }

    private static String row(Switch one) {
        return "| `%s` | %s | `%s` | %s |"
                .formatted(
                        one.key(),
                        one.allowed().replace("|", ", ").replace("..", " to "),
                        one.standard(),
                        one.meaning());
    }
}
