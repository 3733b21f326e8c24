package dev.usher.contracts.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final Heartbeats heartbeats =
            new Heartbeats(Duration.ofSeconds(10), Duration.ofSeconds(3));
    private Instant now = START;
    private int answers;

    @Test
    void isNotSureBeforeAnAnswer() {
        look(30);

        assertThat(heartbeats.sure(now)).isFalse();
    }

    @Test
    void staysSureWhileHeartbeatsAreAnswered() {
        for (int second = 0; second < 60; second++) {
            answerThenLook(10);
            assertThat(heartbeats.sure(now)).isTrue();
        }
    }

    @Test
    void isUnsureBeforeHalfASessionHasPassedSinceTheAnsweredOneWasSent() {
        answerThenLook(1);
        Instant sentAtTheEarliest = now.minusMillis(100).minusSeconds(3);

        look(18);
        assertThat(heartbeats.sure(now)).isTrue();
        look(1);

        assertThat(now).isEqualTo(sentAtTheEarliest.plusSeconds(5));
        assertThat(heartbeats.sure(now)).isFalse();
    }

    @Test
    void believesTheNextAnswerWhileTheSessionLasts() {
        answerThenLook(1);
        look(60);

        answerThenLook(1);

        assertThat(heartbeats.sure(now)).isTrue();
    }

    @Test
    void doubtsTheFirstAnswerAfterTheSessionMayHaveEnded() {
        answerThenLook(1);
        look(100);

        answerThenLook(1);
        assertThat(heartbeats.sure(now)).isFalse();
        answerThenLook(10);
        assertThat(heartbeats.sure(now)).isFalse();
        look(19);
        answerThenLook(1);
        assertThat(heartbeats.sure(now)).isFalse();
        answerThenLook(1);

        assertThat(heartbeats.sure(now)).isTrue();
    }

    @Test
    void provesLittleWhenItWasNotLookedAtForLong() {
        answerThenLook(1);
        now = now.plusSeconds(4);

        answerThenLook(1);

        assertThat(heartbeats.sure(now)).isFalse();
    }

    private void look(int tenths) {
        for (int i = 0; i < tenths; i++) {
            now = now.plusMillis(100);
            heartbeats.seen(answers, now);
        }
    }

    private void answerThenLook(int tenths) {
        if (now.equals(START)) {
            heartbeats.seen(answers, now);
        }
        answers++;
        look(tenths);
    }
}
