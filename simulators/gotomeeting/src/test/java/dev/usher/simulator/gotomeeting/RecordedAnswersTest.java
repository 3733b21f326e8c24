package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.recorded.Recording;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator's answers have exactly the shapes that are known of GoTo's. */
class RecordedAnswersTest {

    @ParameterizedTest
    @MethodSource("dev.usher.simulator.gotomeeting.recorded.Recording#all")
    void haveTheShapeKnown(Recording recording) {
        try (Stage stage = new Stage()) {
            Client.Answer answer = Scenarios.play(recording.name(), stage);

            assertThat(answer.status()).isEqualTo(recording.status());
            assertThat(Shape.of(answer.body())).isEqualTo(Shape.of(recording.body()));
            recording
                    .headers()
                    .forEach((name, value) -> assertThat(answer.header(name)).contains(value));
            assertThat(stage.lastOperation()).isEqualTo(recording.operation());
            if (!recording.body().isEmpty()) {
                assertThat(answer.header("Content-Type")).contains("application/json");
            }
        }
    }

    @Test
    void areAllPlayed() {
        List<String> recorded = Recording.all().stream().map(Recording::name).toList();

        assertThat(recorded).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(Scenarios.names())).isEqualTo(new TreeSet<>(recorded));
    }
}
