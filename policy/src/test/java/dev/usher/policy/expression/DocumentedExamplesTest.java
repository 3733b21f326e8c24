package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedExamplesTest {

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsMicrosoftDocuments(Examples.Example example) {
        assertThat(Examples.answer(example.expression(), example.object()))
                .isEqualTo(example.answer());
    }

    @Test
    void leaveOutNoFunction() throws IOException {
        assertThat(
                        Pattern.compile("^## (\\w+)$", Pattern.MULTILINE)
                                .matcher(content())
                                .results()
                                .map(heading -> heading.group(1)))
                .containsExactlyInAnyOrderElementsOf(Functions.names());
    }

    static Stream<Examples.Example> examples() throws IOException {
        return Examples.read(content()).stream();
    }

    private static String content() throws IOException {
        try (InputStream file =
                DocumentedExamplesTest.class.getResourceAsStream("documented.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
