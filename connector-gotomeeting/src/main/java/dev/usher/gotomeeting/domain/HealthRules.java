package dev.usher.gotomeeting.domain;

import dev.usher.gotomeeting.domain.Health.Degraded;
import dev.usher.gotomeeting.domain.Health.Healthy;
import dev.usher.gotomeeting.domain.Health.Maintenance;
import dev.usher.gotomeeting.domain.Health.Quarantined;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How health follows from what happens.
 *
 * @param share of calls that must fail for "nearly everything", from 0 to 1; below half of it all
 *     is well again
 * @param calls that must have been made before their share means anything
 * @param patience how long nearly everything may fail before nothing more is begun
 * @param probes pauses between tests of the connection
 */
public record HealthRules(double share, int calls, Duration patience, BackOff probes) {

    /**
     * The health after an event.
     *
     * @param chance from 0 to 1, for the jitter of pauses
     */
    public Health after(Health before, HealthEvent event, Instant now, double chance) {
        return switch (before) {
            case Healthy healthy -> healthy(healthy, event, now, chance);
            case Degraded degraded -> degraded(degraded, event, now, chance);
            case Quarantined quarantined -> quarantined(quarantined, event, now, chance);
            case Maintenance maintenance -> maintenance(maintenance, event, now);
        };
    }

    private Health healthy(Healthy before, HealthEvent event, Instant now, double chance) {
        return switch (event) {
            case HealthEvent.Refused(Trouble trouble) ->
                    refused(trouble, probesAfterRelapse(before, now), now, chance);
            case HealthEvent.ProbeFailed(Trouble trouble, boolean forGood) ->
                    forGood
                            ? refused(trouble, probesAfterRelapse(before, now), now, chance)
                            : new Degraded(now, trouble, 1, now.plus(pause(1, chance)));
            case HealthEvent.Measured(Tally tally) ->
                    failing(tally)
                            ? new Degraded(now, Trouble.CALLS_FAIL, 0, now.plus(pause(1, chance)))
                            : before;
            case HealthEvent.MaintenanceBegun(String purpose) -> new Maintenance(now, purpose);
            case HealthEvent.Remembered(Health last) -> remembered(before, last, now);
            case HealthEvent.ProbePassed _, HealthEvent.Hope _, HealthEvent.MaintenanceEnded _ ->
                    before;
        };
    }

    private Health degraded(Degraded before, HealthEvent event, Instant now, double chance) {
        int probes = before.probes() + 1;
        Instant next = now.plus(pause(probes, chance));
        return switch (event) {
            case HealthEvent.Refused(Trouble trouble) -> refused(trouble, probes, now, chance);
            case HealthEvent.ProbeFailed(Trouble trouble, boolean forGood) ->
                    forGood || outOfPatience(before, now)
                            ? new Quarantined(now, trouble, probes, next)
                            : new Degraded(before.since(), trouble, probes, next);
            case HealthEvent.ProbePassed(Tally tally) ->
                    calm(tally)
                            ? new Healthy(now, 0)
                            : new Degraded(before.since(), before.trouble(), probes, next);
            case HealthEvent.Measured(Tally tally) -> {
                if (failing(tally) && outOfPatience(before, now)) {
                    yield new Quarantined(now, before.trouble(), probes, next);
                }
                yield tally.total() >= calls && calm(tally) ? new Healthy(now, 0) : before;
            }
            case HealthEvent.Hope _ ->
                    new Degraded(before.since(), before.trouble(), before.probes(), now);
            case HealthEvent.MaintenanceBegun(String purpose) -> new Maintenance(now, purpose);
            case HealthEvent.MaintenanceEnded _, HealthEvent.Remembered _ -> before;
        };
    }

    private Health quarantined(Quarantined before, HealthEvent event, Instant now, double chance) {
        return switch (event) {
            case HealthEvent.ProbePassed _ -> new Healthy(now, before.probes());
            case HealthEvent.ProbeFailed(Trouble trouble, _) -> {
                int probes = before.probes() + 1;
                yield new Quarantined(
                        before.since(), trouble, probes, now.plus(pause(probes, chance)));
            }
            case HealthEvent.Hope _ ->
                    new Quarantined(before.since(), before.trouble(), before.probes(), now);
            case HealthEvent.MaintenanceBegun(String purpose) -> new Maintenance(now, purpose);
            case HealthEvent.Refused _,
                    HealthEvent.Measured _,
                    HealthEvent.MaintenanceEnded _,
                    HealthEvent.Remembered _ ->
                    before;
        };
    }

    private static Health maintenance(Maintenance before, HealthEvent event, Instant now) {
        return switch (event) {
            case HealthEvent.MaintenanceEnded _ ->
                    new Quarantined(now, Trouble.AFTER_MAINTENANCE, 0, now);
            case HealthEvent.MaintenanceBegun(String purpose) ->
                    new Maintenance(before.since(), purpose);
            case HealthEvent.Refused _,
                    HealthEvent.Measured _,
                    HealthEvent.ProbePassed _,
                    HealthEvent.ProbeFailed _,
                    HealthEvent.Hope _,
                    HealthEvent.Remembered _ ->
                    before;
        };
    }

    /** What was bad stays so until a probe says otherwise, and that is made at once. */
    private static Health remembered(Healthy before, Health last, Instant now) {
        return switch (last) {
            case Maintenance maintenance -> maintenance;
            case Quarantined(Instant since, Trouble trouble, _, _) ->
                    new Quarantined(since, trouble, 0, now);
            case Healthy _, Degraded _ -> before;
        };
    }

    private Quarantined refused(Trouble trouble, int probes, Instant now, double chance) {
        return new Quarantined(now, trouble, probes, now.plus(pause(probes, chance)));
    }

    /** Who is refused again soon after a probe passed waits longer than before. */
    private int probesAfterRelapse(Healthy before, Instant now) {
        boolean soon = now.isBefore(before.since().plus(probes.longest()));
        return soon ? before.probesBefore() + 1 : 1;
    }

    private boolean outOfPatience(Degraded before, Instant now) {
        return !now.isBefore(before.since().plus(patience));
    }

    private boolean failing(Tally tally) {
        return tally.total() >= calls && failed(tally) >= share;
    }

    private boolean calm(Tally tally) {
        return tally.total() < calls || failed(tally) < share / 2;
    }

    private static double failed(Tally tally) {
        return tally.share(CallOutcome.THROTTLED, CallOutcome.UNAVAILABLE, CallOutcome.UNANSWERED);
    }

    private Duration pause(int attempt, double chance) {
        return probes.pause(Math.max(attempt, 1), Optional.empty(), chance);
    }
}
