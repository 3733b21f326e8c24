package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.Health.Degraded;
import dev.usher.gotomeeting.domain.Health.Healthy;
import dev.usher.gotomeeting.domain.Health.Maintenance;
import dev.usher.gotomeeting.domain.Health.Quarantined;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HealthRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final HealthRules RULES =
            new HealthRules(
                    0.9, 10, Duration.ofMinutes(2), new BackOff(1, Duration.ofSeconds(5), LONGEST));
    private static final Tally FAILING =
            new Tally(Map.of(CallOutcome.UNAVAILABLE, 19, CallOutcome.ANSWERED, 1));
    private static final Tally CALM =
            new Tally(Map.of(CallOutcome.UNANSWERED, 2, CallOutcome.ANSWERED, 18));
    private static final Trouble NO_RIGHTS = Trouble.of(Reason.NOT_AUTHORISED);
    private static final Trouble AWAY = Trouble.of(Reason.UNREACHABLE);
    private static final HealthEvent REFUSED = new HealthEvent.Refused(NO_RIGHTS);
    private static final HealthEvent DOWN = new HealthEvent.ProbeFailed(AWAY, false);

    @Test
    void isQuarantinedAtOnceWhenCredentialsOrRightsAreRefused() {
        assertThat(after(healthy(), REFUSED, NOW))
                .isEqualTo(new Quarantined(NOW, NO_RIGHTS, 1, NOW.plusSeconds(5)));
        assertThat(after(healthy(), new HealthEvent.ProbeFailed(NO_RIGHTS, true), NOW))
                .isInstanceOf(Quarantined.class);
    }

    @Test
    void isDegradedWhenNearlyEverythingFailsAndQuarantinedWhenItStaysSo() {
        Health degraded = after(healthy(), new HealthEvent.Measured(FAILING), NOW);
        assertThat(degraded).isInstanceOf(Degraded.class);
        assertThat(degraded.open()).isTrue();

        Instant soon = NOW.plusSeconds(119);
        assertThat(after(degraded, new HealthEvent.Measured(FAILING), soon)).isEqualTo(degraded);
        Instant late = NOW.plusSeconds(120);
        assertThat(after(degraded, new HealthEvent.Measured(FAILING), late))
                .isInstanceOf(Quarantined.class);
    }

    @Test
    void isHealthyAgainWhenMostCallsGoWell() {
        Health degraded = after(healthy(), new HealthEvent.Measured(FAILING), NOW);

        assertThat(after(degraded, new HealthEvent.Measured(CALM), NOW))
                .isInstanceOf(Healthy.class);
        assertThat(after(degraded, new HealthEvent.ProbePassed(FAILING), NOW))
                .isInstanceOf(Degraded.class);
        assertThat(after(degraded, new HealthEvent.ProbePassed(new Tally(Map.of())), NOW))
                .isInstanceOf(Healthy.class);
    }

    @Test
    void takesNoNoticeOfAFewCalls() {
        Tally few = new Tally(Map.of(CallOutcome.UNANSWERED, 9));

        assertThat(after(healthy(), new HealthEvent.Measured(few), NOW)).isEqualTo(healthy());
    }

    @Test
    void probesWithGrowingPauses() {
        Health health = after(healthy(), REFUSED, NOW);
        Duration before = Duration.ZERO;
        for (int i = 0; i < 10; i++) {
            Instant at = health.nextProbe().orElseThrow();
            health = after(health, DOWN, at);
            Duration pause = Duration.between(at, health.nextProbe().orElseThrow());
            assertThat(pause).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(LONGEST);
            before = pause;
        }
        assertThat(before).isEqualTo(LONGEST);
    }

    @Test
    void waitsLongerWhenItIsRefusedAgainRightAfterAGoodProbe() {
        Health relapsed =
                after(
                        after(
                                after(after(healthy(), REFUSED, NOW), DOWN, NOW),
                                new HealthEvent.ProbePassed(CALM),
                                NOW),
                        REFUSED,
                        NOW.plusSeconds(1));

        assertThat(relapsed)
                .isEqualTo(new Quarantined(NOW.plusSeconds(1), NO_RIGHTS, 3, NOW.plusSeconds(21)));
    }

    @Test
    void testsTheConnectionBeforeItGoesOnAfterMaintenance() {
        Health ended =
                after(
                        new Maintenance(NOW, "Move."),
                        new HealthEvent.MaintenanceEnded(),
                        NOW.plusSeconds(9));

        assertThat(ended.open()).isFalse();
        assertThat(ended.nextProbe()).contains(NOW.plusSeconds(9));
    }

    @Test
    void remembersMaintenanceAndQuarantineOfBefore() {
        Health maintenance = new Maintenance(NOW.minusSeconds(99), "Move.");
        Health quarantined =
                new Quarantined(NOW.minusSeconds(99), NO_RIGHTS, 7, NOW.plusSeconds(99));

        assertThat(after(healthy(), new HealthEvent.Remembered(maintenance), NOW))
                .isEqualTo(maintenance);
        assertThat(after(healthy(), new HealthEvent.Remembered(quarantined), NOW))
                .isEqualTo(new Quarantined(NOW.minusSeconds(99), NO_RIGHTS, 0, NOW));
    }

    @Property
    void leavesMaintenanceOnlyWhenAnAdministratorEndsIt(
            @ForAll("events") List<HealthEvent> events) {
        Health health = new Maintenance(NOW, "Move.");
        for (HealthEvent event : events) {
            Health next = after(health, event, NOW);
            if (!(event instanceof HealthEvent.MaintenanceEnded) && health instanceof Maintenance) {
                assertThat(next).isInstanceOf(Maintenance.class);
            }
            health = next;
        }
    }

    @Property
    void opensAfterQuarantineOnlyByAProbeThatPassed(@ForAll("events") List<HealthEvent> events) {
        Health health = new Healthy(NOW, 0);
        Instant now = NOW;
        for (HealthEvent event : events) {
            now = now.plusSeconds(7);
            Health next = after(health, event, now);
            if (!health.open() && next.open()) {
                assertThat(event).isInstanceOf(HealthEvent.ProbePassed.class);
            }
            assertThat(next.since()).isBeforeOrEqualTo(now);
            health = next;
        }
    }

    @Property
    void alwaysHasATestAheadWhileItIsNotWell(@ForAll("events") List<HealthEvent> events) {
        Health health = new Healthy(NOW, 0);
        for (HealthEvent event : events) {
            health = after(health, event, NOW);
            switch (health) {
                case Healthy _, Maintenance _ -> assertThat(health.nextProbe()).isEmpty();
                case Degraded _, Quarantined _ ->
                        assertThat(health.nextProbe())
                                .hasValueSatisfying(
                                        at -> assertThat(at).isBetween(NOW, NOW.plus(LONGEST)));
            }
        }
    }

    @Provide
    Arbitrary<List<HealthEvent>> events() {
        return Arbitraries.of(
                        REFUSED,
                        DOWN,
                        new HealthEvent.ProbeFailed(NO_RIGHTS, true),
                        new HealthEvent.ProbePassed(CALM),
                        new HealthEvent.Measured(FAILING),
                        new HealthEvent.Measured(CALM),
                        new HealthEvent.Hope(),
                        new HealthEvent.MaintenanceBegun("Move."),
                        new HealthEvent.MaintenanceEnded())
                .list()
                .ofMaxSize(40);
    }

    private static Healthy healthy() {
        return new Healthy(NOW.minus(Duration.ofDays(1)), 0);
    }

    private static Health after(Health before, HealthEvent event, Instant now) {
        return RULES.after(before, event, now, 0);
    }
}
