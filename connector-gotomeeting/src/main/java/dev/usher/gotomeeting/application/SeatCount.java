package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Has the seats counted when they may have changed. Orders wait a moment for the count, so that
 * nobody is sent to GoTo in vain, and then go by what was counted before: neither what is under way
 * nor a count that does not come through holds them up. Thread-safe.
 */
final class SeatCount {

    /** Orders wait for a count so long. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A count that failed is made again after this. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final SeatLedger seats;
    private final GoTo goTo;
    private final InstantSource clock;
    private final Executor workers;
    private final Consumer<Failure> failed;
    private final Bell bell;
    private boolean wanted = true;
    private boolean counting;
    private Instant begunAt = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;

    /**
     * @param failed told when GoTo cannot be asked
     * @param bell rung after each count
     */
    SeatCount(
            SeatLedger seats,
            GoTo goTo,
            InstantSource clock,
            Executor workers,
            Consumer<Failure> failed,
            Bell bell) {
        this.seats = seats;
        this.goTo = goTo;
        this.clock = clock;
        this.workers = workers;
        this.failed = failed;
        this.bell = bell;
    }

    /** Seats may have changed. */
    synchronized void want() {
        wanted = true;
        bell.ring();
    }

    /** Begins to count if that is due; whether orders may go on meanwhile. */
    synchronized boolean lets(Settings settings) {
        Instant now = clock.instant();
        if (wanted && !counting && !now.isBefore(notBefore)) {
            wanted = false;
            counting = true;
            begunAt = now;
            workers.execute(() -> count(settings));
        }
        return !counting || !now.isBefore(begunAt.plus(PATIENCE));
    }

    private void count(Settings settings) {
        boolean counted = false;
        try {
            seats.recount(goTo.account(settings.goToAccountKey(), Lane.URGENT).licences());
            counted = true;
        } catch (GoToException e) {
            failed.accept(e.failure());
        } catch (StoppedException _) {
            // The session is paused; whoever goes on counts first.
        } finally {
            ended(counted);
        }
    }

    private synchronized void ended(boolean counted) {
        counting = false;
        if (!counted) {
            wanted = true;
            notBefore = clock.instant().plus(PAUSE);
        }
        bell.ring();
    }
}
