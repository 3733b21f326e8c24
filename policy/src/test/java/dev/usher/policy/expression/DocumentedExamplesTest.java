package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
                                .matcher(Examples.text("documented.txt"))
                                .results()
                                .map(heading -> heading.group(1)))
                .containsExactlyInAnyOrderElementsOf(Functions.names());
    }

    static Stream<Examples.Example> examples() throws IOException {
        return Examples.file("documented.txt").stream();
    }
}
