package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final RecentCalls calls = new RecentCalls(Duration.ofMinutes(1));

    @Test
    void tellsWhichShareEndedHow() {
        calls.add(CallOutcome.ANSWERED, NOW);
        calls.add(CallOutcome.UNAVAILABLE, NOW.plusSeconds(1));
        calls.add(CallOutcome.UNANSWERED, NOW.plusSeconds(1));
        calls.add(CallOutcome.ANSWERED, NOW.plusSeconds(2));

        Tally tally = calls.tally(NOW.plusSeconds(2));

        assertThat(tally.total()).isEqualTo(4);
        assertThat(tally.share(CallOutcome.UNAVAILABLE, CallOutcome.UNANSWERED)).isEqualTo(0.5);
        assertThat(tally.share(CallOutcome.THROTTLED)).isZero();
    }

    @Test
    void forgetsWhatIsLongAgo() {
        calls.add(CallOutcome.UNAVAILABLE, NOW);
        calls.add(CallOutcome.ANSWERED, NOW.plusSeconds(59));

        assertThat(calls.tally(NOW.plusSeconds(59)).total()).isEqualTo(2);
        assertThat(calls.tally(NOW.plusSeconds(60)).total()).isEqualTo(1);
        assertThat(calls.tally(NOW.plusSeconds(200)).share(CallOutcome.ANSWERED)).isZero();
    }
}
