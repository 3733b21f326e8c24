package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.ConnectionVerdict;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.HealthEvent;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.ScanSummary;
import dev.usher.gotomeeting.domain.Trouble;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one application: remembers how it was, signs in, tests the connection while it is not
 * good, and scans in time.
 */
final class Keeper {

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final String application;
    private final Entrance entrance;
    private final Connection connection;
    private final HealthWatch watch;
    private final Traffic traffic;
    private final Roster roster;
    private final AccountScan scan;
    private final AccountFeed feed;
    private final Memory memory;
    private final Pacing pacing;
    private final InstantSource clock;
    private final Runnable recount;
    private final Runnable tell;
    private final Bell bell = new Bell();
    private final ScanTimes scans;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean healthRestored;
    private boolean rosterRestored;
    private int failures;

    /**
     * @param recount told when seats may have changed
     * @param tell told when it is known how it was before
     */
    Keeper(
            String application,
            Entrance entrance,
            Connection connection,
            HealthWatch watch,
            Traffic traffic,
            Roster roster,
            AccountFeed feed,
            Memory memory,
            Pacing pacing,
            InstantSource clock,
            Runnable recount,
            Runnable tell) {
        this.application = application;
        this.entrance = entrance;
        this.connection = connection;
        this.watch = watch;
        this.traffic = traffic;
        this.roster = roster;
        this.scans = new ScanTimes(pacing.recheck());
        this.scan = new AccountScan(application, roster, feed, pacing.calls(), clock);
        this.feed = feed;
        this.memory = memory;
        this.pacing = pacing;
        this.clock = clock;
        this.recount = recount;
        this.tell = tell;
    }

    /** Works until stopped. */
    void run() {
        try {
            while (!stopping.get()) {
                bell.await(lookAfter());
            }
        } catch (InterruptedException | StoppedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks again at once; something has changed. */
    void wake() {
        bell.ring();
    }

    /** Scans as soon as can be. */
    void scanSoon() {
        scans.want();
        bell.ring();
    }

    void stop() {
        stopping.set(true);
        bell.ring();
    }

    /** Whether it is known how it was before. */
    boolean knowsHealth() {
        return healthRestored;
    }

    /** Does what is due, and says how long nothing will be. */
    private Duration lookAfter() throws InterruptedException {
        try {
            restoreHealth();
            Optional<Settings> settings = connection.active();
            if (settings.isEmpty() || watch.health() instanceof Health.Maintenance) {
                return IDLE;
            }
            if (probeIsDue()) {
                probe(settings.get());
            }
            if (connection.isSignedIn()) {
                restoreRoster();
                scanIfDue(settings.get());
                failures = 0;
            }
            return untilNext();
        } catch (GoToException e) {
            return pauseAfter(e.failure());
        } catch (ExecutionException e) {
            scans.want();
            log.atWarn()
                    .addKeyValue("application", application)
                    .setCause(e)
                    .log("Could not store what a scan found");
            return pause();
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (stopping.get()) {
                throw new StoppedException("Stopped while looking after an application");
            }
            scans.want();
            log.atError()
                    .addKeyValue("application", application)
                    .setCause(e)
                    .log("Looking after an application broke, trying again");
            return pause();
        }
    }

    private void restoreHealth() {
        if (!healthRestored) {
            memory.toldLast(application)
                    .ifPresent(last -> watch.on(new HealthEvent.Remembered(last)));
            memory.wishedLast(application).ifPresent(watch::on);
            healthRestored = true;
            tell.run();
        }
    }

    private void restoreRoster() {
        if (!rosterRestored) {
            feed.told(application, roster::restore);
            feed.written(application, clock.instant().minus(AccountScan.SETTLING))
                    .forEach(roster::restoreWrite);
            rosterRestored = true;
        }
    }

    private boolean probeIsDue() {
        return watch.health()
                .nextProbe()
                .map(at -> !clock.instant().isBefore(at))
                .orElse(!connection.isSignedIn());
    }

    private void probe(Settings settings) {
        boolean anew = !connection.isSignedIn();
        switch (ConnectionTest.run(entrance.goTo(), Optional.of(settings.goToAccountKey()))) {
            case ConnectionVerdict.Passed passed -> {
                watch.on(new HealthEvent.ProbePassed(traffic.lastMinute()));
                watch.whileOpen(() -> connection.signedIn(passed.self(), passed.goToAccountKey()));
                if (anew) {
                    scans.want();
                    recount.run();
                }
            }
            case ConnectionVerdict.Failed failed -> {
                log.atWarn()
                        .addKeyValue("application", application)
                        .addKeyValue("reason", failed.reason())
                        .log("GoTo is out of reach");
                watch.on(new HealthEvent.ProbeFailed(Trouble.of(failed), failed.forGood()));
            }
        }
    }

    private void scanIfDue(Settings settings) throws ExecutionException, InterruptedException {
        if (!scans.areDue(clock.instant())) {
            return;
        }
        recount.run();
        try {
            ScanSummary summary =
                    scan.run(entrance.goTo().account(settings.goToAccountKey(), Lane.BULK));
            scans.scanned(summary, settings.fullCycle(), clock.instant());
            log.atInfo()
                    .addKeyValue("application", application)
                    .addKeyValue("scanId", summary.id())
                    .addKeyValue("accounts", summary.count())
                    .addKeyValue("gone", summary.gone())
                    .addKeyValue("unreadable", summary.unreadable())
                    .addKeyValue("suspicious", summary.suspicious())
                    .log("Scanned accounts");
        } catch (GoToException e) {
            scans.want();
            throw e;
        }
    }

    private Duration untilNext() {
        Instant next =
                watch.health()
                        .nextProbe()
                        .filter(at -> at.isBefore(scans.next()) || !connection.isSignedIn())
                        .orElse(scans.next());
        Duration left = Duration.between(clock.instant(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration pauseAfter(Failure failure) {
        if (failure instanceof Failure.Barred) {
            watch.refused(failure);
            return untilNext();
        }
        log.atWarn()
                .addKeyValue("application", application)
                .addKeyValue("reason", failure.reason())
                .log("Could not scan accounts");
        return pause();
    }

    private Duration pause() {
        failures++;
        return pacing.probes().pause(failures, Optional.empty(), 0);
    }
}
