package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.ScanSummary;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application's work, as long as it is this instance's: signing in, scanning in time, and
 * carrying out orders.
 */
public final class Session {

    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final String application;
    private final GoTo goTo;
    private final AccountFeed feed;
    private final Pacing pacing;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Connection connection;
    private final Roster roster;
    private final AccountScan scan;
    private final Bell bell = new Bell();
    private final AtomicBoolean scanWanted = new AtomicBoolean(true);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final BooleanSupplier mayBegin;
    private final Thread keeper;
    private volatile Dispatcher dispatcher;
    private @Nullable Thread dispatching;
    private Instant nextScan = Instant.EPOCH;
    private final AtomicBoolean relapsed = new AtomicBoolean();
    private Instant restUntil = Instant.EPOCH;
    private int failures;
    private int relapses;
    private boolean restored;

    /**
     * @param mayBegin whether this instance is surely still the one that works for the application
     */
    public Session(
            String application,
            GoTo goTo,
            AccountFeed feed,
            Pacing pacing,
            Traffic traffic,
            InstantSource clock,
            BooleanSupplier mayBegin) {
        this.application = application;
        this.goTo = goTo;
        this.feed = feed;
        this.pacing = pacing;
        this.clock = clock;
        this.connection = new Connection(clock);
        this.roster = new Roster(application, feed);
        this.scan = new AccountScan(application, roster, feed, pacing.calls(), clock);
        this.traffic = traffic;
        this.mayBegin = mayBegin;
        this.dispatcher = dispatcher();
        this.keeper = Thread.ofVirtual().name("keeper-" + application).unstarted(this::keep);
    }

    public void start() {
        keeper.start();
        resume();
    }

    /** Takes orders again after a pause. */
    synchronized void resume() {
        if (dispatching == null) {
            dispatching =
                    Thread.ofVirtual().name("dispatcher-" + application).start(dispatcher::run);
        }
    }

    /**
     * Begins no orders, waits for what is begun, gives up what takes longer and forgets what waits.
     */
    synchronized void pause(Duration patience) {
        dispatcher.stop(patience);
        if (dispatching != null) {
            dispatching.interrupt();
            dispatching = null;
        }
        dispatcher = dispatcher();
    }

    /**
     * Goes by these settings from now on.
     *
     * @param settings null when there are none, or none that can be read
     */
    public void settings(@Nullable Settings settings) {
        boolean wasOn = connection.settings().filter(Settings::on).isPresent();
        connection.settings(settings);
        if (settings != null && settings.on() && !(wasOn && connection.isSignedIn())) {
            scanWanted.set(true);
        }
        dispatcher.wake();
        bell.ring();
    }

    /** Does nothing until there are settings again that can be read, and says so. */
    public void settingsUnreadable() {
        settings(null);
        connection.barred("The settings of this application cannot be read. Save them again.");
        report();
    }

    /** Scans as soon as can be. */
    public void scanSoon() {
        scanWanted.set(true);
        bell.ring();
    }

    public void take(Task task) {
        dispatcher.add(task);
    }

    public int waiting(Lane lane) {
        return dispatcher.waiting(lane);
    }

    public int underWay() {
        return dispatcher.underWay();
    }

    /** Tells how it is. */
    public void report() {
        feed.tellHealth(
                application,
                connection.health(),
                connection.settings().map(Settings::version).orElse(0L),
                dispatcher.seats().counted());
    }

    /** Ends: begins nothing more, waits for what is begun, gives up what takes longer. */
    public void stop(Duration patience) {
        stopping.set(true);
        bell.ring();
        pause(patience);
        keeper.interrupt();
    }

    private Dispatcher dispatcher() {
        Dispatcher fresh =
                new Dispatcher(
                        connection,
                        roster,
                        goTo,
                        pacing,
                        traffic,
                        clock,
                        mayBegin,
                        this::lookAfterTrouble);
        fresh.seats().whenOneComesFree(this::report);
        return fresh;
    }

    private void keep() {
        try {
            report();
            while (!stopping.get()) {
                bell.await(lookAfter());
            }
        } catch (InterruptedException | StoppedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what is due, and says how long nothing will be. */
    private Duration lookAfter() throws InterruptedException {
        Optional<Settings> settings = connection.settings().filter(Settings::on);
        if (settings.isEmpty()) {
            return IDLE;
        }
        if (resting()) {
            return Duration.between(clock.instant(), restUntil);
        }
        try {
            if (!restored) {
                feed.told(application, roster::restore);
                feed.written(application, clock.instant().minus(AccountScan.SETTLING))
                        .forEach(roster::restoreWrite);
                restored = true;
            }
            if (!connection.isSignedIn()) {
                signIn(settings.get());
            }
            if (scanWanted.getAndSet(false) || !clock.instant().isBefore(nextScan)) {
                scan(settings.get());
            }
            failures = 0;
            return Duration.between(clock.instant(), nextScan);
        } catch (GoToException e) {
            return pauseAfter(e.failure());
        } catch (ExecutionException e) {
            scanWanted.set(true);
            log.atWarn()
                    .addKeyValue("application", application)
                    .setCause(e)
                    .log("Could not store what a scan found");
            return pause();
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            scanWanted.set(true);
            log.atError()
                    .addKeyValue("application", application)
                    .setCause(e)
                    .log("Looking after an application broke, trying again");
            return pause();
        }
    }

    private void signIn(Settings settings) {
        SignedIn self = new Effort(pacing.calls()).repeat(goTo::me);
        if (!self.mayManage(settings.goToAccountKey())) {
            throw new GoToException(
                    new Failure.Barred(Reason.NOT_AUTHORISED, Optional.empty(), Optional.empty()));
        }
        boolean wasBarred = !connection.health().good();
        connection.signedIn(self, settings.goToAccountKey());
        scanWanted.set(true);
        dispatcher.recount();
        report();
        if (wasBarred) {
            log.atInfo().addKeyValue("application", application).log("Works again");
        }
    }

    private void scan(Settings settings) throws ExecutionException, InterruptedException {
        dispatcher.recount();
        try {
            ScanSummary summary = scan.run(goTo.account(settings.goToAccountKey(), Lane.BULK));
            nextScan =
                    summary.suspicious()
                            ? clock.instant().plus(pacing.recheck())
                            : summary.startedAt().plus(settings.fullCycle());
            log.atInfo()
                    .addKeyValue("application", application)
                    .addKeyValue("scanId", summary.id())
                    .addKeyValue("accounts", summary.count())
                    .addKeyValue("gone", summary.gone())
                    .addKeyValue("suspicious", summary.suspicious())
                    .log("Scanned accounts");
        } catch (GoToException e) {
            scanWanted.set(true);
            throw e;
        }
    }

    private Duration pauseAfter(Failure failure) {
        if (failure instanceof Failure.Barred) {
            connection.barred(
                    failure.reason().message() + " " + failure.reason().recommendedAction());
            report();
        }
        log.atWarn()
                .addKeyValue("application", application)
                .addKeyValue("reason", failure.reason())
                .log("GoTo is out of reach");
        return pause();
    }

    private Duration pause() {
        failures++;
        return pacing.probes().pause(failures, Optional.empty(), 0);
    }

    /** Whether it is too early to sign in again after orders were refused the right to be done. */
    private boolean resting() {
        Instant now = clock.instant();
        if (relapsed.getAndSet(false)) {
            relapses = now.isAfter(restUntil.plus(pacing.probes().longest())) ? 1 : relapses + 1;
            restUntil = now.plus(pacing.probes().pause(relapses, Optional.empty(), 0));
        }
        return now.isBefore(restUntil);
    }

    private void lookAfterTrouble() {
        relapsed.set(true);
        report();
        bell.ring();
    }
}
