package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:30Z");

    @Test
    void tellsWhenAccessEnds() {
        assertThat(Notices.grace(NINE).details())
                .isEqualTo(
                        "The user is no longer assigned, and loses access at 2026-01-05 09:00 UTC"
                                + " unless the assignment returns before.");
        assertThat(Notices.grace(NINE).recommendedAction()).isEmpty();
    }

    @Test
    void tellsWhyItIsHeldWhatToDoAndUntilWhen() {
        Notice held =
                Notices.held(
                        new HoldReason(
                                HoldReason.Code.TOO_MANY_REMOVALS,
                                "40 users would lose access at once."),
                        NINE);

        assertThat(held.details())
                .isEqualTo(
                        "Nothing is taken away from the user until somebody decides. 40 users would"
                                + " lose access at once.");
        assertThat(held.recommendedAction().orElseThrow())
                .contains("Release", "reject", "2026-01-05 09:00 UTC");
    }

    @Test
    void countsAttempts() {
        assertThat(Notices.escrowed("NO_SEATS", 1, NINE).details()).contains("one attempt so far");
        assertThat(Notices.escrowed("NO_SEATS", 3, NINE).details())
                .contains("3 attempts so far", "2026-01-05 09:00 UTC");
    }

    @Test
    void namesWhatStillDiffersInOrder() {
        assertThat(Notices.notConverging(Set.of("lastName", "firstName")).details())
                .isEqualTo(
                        "GoTo accepted the change, but the account still differs in: firstName,"
                                + " lastName.");
    }
}
