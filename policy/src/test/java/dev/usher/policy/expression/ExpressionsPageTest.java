package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExpressionsPageTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+\\([^`]*\\))` \\| `([^`]*)` \\|", Pattern.MULTILINE);

    @Test
    void listsEveryFunctionAsItIs() throws IOException {
        assertThat(rows().stream().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Functions.names().stream()
                                .map(name -> Functions.named(name).orElseThrow())
                                .map(
                                        function ->
                                                function.name()
                                                        + "("
                                                        + function.signature().text()
                                                        + ")")
                                .toList());
    }

    @Test
    void givesExamplesThatAreUnderstood() throws IOException {
        assertThat(rows().stream().map(row -> Expression.parse(row.group(2))))
                .hasOnlyElementsOfType(Parsed.Ok.class);
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/expressions.md"))).results().toList();
    }
}
