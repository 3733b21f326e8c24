package dev.usher.console.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionTestTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant LATE = NOW.plus(ConnectionTest.PATIENCE);

    @Test
    void isTakenForUnansweredAfterSomeMinutesAndSaysWhatToDo() {
        ConnectionTest test = ConnectionTest.pending("1", "gotomeeting", NOW);

        assertThat(test.at(LATE.minusSeconds(1))).isEqualTo(test);
        assertThat(test.at(LATE).outcome()).isEqualTo("UNANSWERED");
        assertThat(test.at(LATE).message()).contains("within 3 minutes");
        assertThat(test.at(LATE).recommendedAction()).contains("See that", "test again");
    }

    @Test
    void keepsItsAnswerHoweverOldItIs() {
        ConnectionTest passed =
                new ConnectionTest(
                        "1", "gotomeeting", "PASSED", null, "Signed in.", null, NOW, NOW);

        assertThat(passed.at(LATE)).isEqualTo(passed);
    }
}
