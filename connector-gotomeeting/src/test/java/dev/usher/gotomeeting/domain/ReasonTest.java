package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "gotomeeting.md");
    private static final String SECTION = "## What each error means";
    private static final Map<Reason.Mender, String> CATEGORIES =
            Map.of(
                    Reason.Mender.TIME, "RETRYABLE",
                    Reason.Mender.ADMINISTRATOR, "NEEDS_ADMIN",
                    Reason.Mender.DATA_KEEPER, "DATA");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void saysWhatHappenedAndWhatToDoInSentences(Reason reason) {
        assertThat(List.of(reason.message(), reason.recommendedAction()))
                .allSatisfy(
                        text ->
                                assertThat(text)
                                        .matches("[A-Z].*[.]")
                                        .doesNotContain("null", "  "));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void asksNothingOfAnybodyWhenTimeMendsIt(Reason reason) {
        assertThat(reason.recommendedAction().startsWith("Nothing"))
                .isEqualTo(reason.mender() == Reason.Mender.TIME);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasANameInTheLogOfEntra(Reason reason) {
        assertThatCode(() -> EntraCode.of(reason)).doesNotThrowAnyException();
        assertThat(EntraCode.of(reason)).matches("[A-Z][A-Za-z]+");
    }

    @Test
    void isInTheDocumentWithTheSameWords() throws IOException {
        String rows =
                List.of(Reason.values()).stream()
                        .map(ReasonTest::row)
                        .collect(Collectors.joining("\n"));

        assertThat(Files.readString(DOCUMENT)).contains(SECTION).contains(rows);
    }

    private static String row(Reason reason) {
        return "| `%s` | %s | `%s` | %s | %s |"
                .formatted(
                        reason.name(),
                        CATEGORIES.get(reason.mender()),
                        EntraCode.of(reason),
                        reason.message(),
                        reason.recommendedAction());
    }
}
