package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConcurrencyLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Property
    void staysWithinBounds(
            @ForAll @IntRange(min = 1, max = 100) int most, @ForAll List<CallOutcome> outcomes) {
        ConcurrencyLimit limit = ConcurrencyLimit.low(most);
        Instant at = NOW;
        for (CallOutcome outcome : outcomes) {
            ConcurrencyLimit before = limit;
            limit = limit.after(outcome, limit.whole(), at, at);
            at = at.plusSeconds(1);
            assertThat(limit.limit()).isBetween(1.0, (double) most);
            assertThat(limit.limit() - before.limit()).isLessThanOrEqualTo(1);
        }
    }

    @Property
    void growsByOneInAFullRound(@ForAll @IntRange(min = 1, max = 50) int before) {
        ConcurrencyLimit limit = new ConcurrencyLimit(100, before, NOW);
        for (int i = 0; i <= before; i++) {
            limit = limit.after(CallOutcome.ANSWERED, before + 1, NOW, NOW);
        }

        assertThat(limit.whole()).isBetween(before + 1, before + 2);
    }

    @Example
    void doesNotGrowWhileItIsNotUsedUp() {
        ConcurrencyLimit limit = new ConcurrencyLimit(100, 8, NOW);

        assertThat(limit.after(CallOutcome.ANSWERED, 7, NOW, NOW)).isEqualTo(limit);
    }

    @Example
    void halvesOnceForAllCallsOfARound() {
        ConcurrencyLimit limit = new ConcurrencyLimit(100, 32, NOW.minusSeconds(60));
        Instant later = NOW.plusSeconds(1);

        limit = limit.after(CallOutcome.THROTTLED, 32, NOW, later);
        limit = limit.after(CallOutcome.UNAVAILABLE, 31, NOW, later);
        assertThat(limit.whole()).isEqualTo(16);

        limit = limit.after(CallOutcome.UNANSWERED, 16, later, later.plusSeconds(1));
        assertThat(limit.whole()).isEqualTo(8);
    }
}
