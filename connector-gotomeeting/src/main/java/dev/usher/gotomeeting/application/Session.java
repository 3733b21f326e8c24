package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.ConnectionVerdict;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.HealthEvent;
import dev.usher.gotomeeting.domain.HealthRules;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.MaintenanceWish;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.TestReport;
import dev.usher.gotomeeting.domain.TestWish;
import dev.usher.gotomeeting.domain.Trouble;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One application's work, as long as it is this instance's: signing in, scanning in time, and
 * carrying out orders.
 */
public final class Session {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private final String application;
    private final Entrance entrance;
    private final StatusFeed statuses;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Connection connection = new Connection();
    private final HealthWatch watch;
    private final SeatLedger seats;
    private final Supplier<Dispatcher> dispatchers;
    private final Keeper keeper;
    private final Thread keeping;
    private volatile Dispatcher dispatcher;
    private @Nullable Thread dispatching;
    private volatile Optional<TestReport> lastTest = Optional.empty();

    /**
     * @param mayBegin whether this instance is surely still the one that works for the application
     */
    public Session(
            String application,
            Entrance entrance,
            AccountFeed feed,
            StatusFeed statuses,
            Memory memory,
            Pacing pacing,
            HealthRules rules,
            Traffic traffic,
            InstantSource clock,
            BooleanSupplier mayBegin) {
        this.application = application;
        this.entrance = entrance;
        this.statuses = statuses;
        this.traffic = traffic;
        this.clock = clock;
        this.watch = new HealthWatch(application, rules, clock, this::healthChanged);
        this.seats = new SeatLedger(this::tell);
        Roster roster = new Roster(application, feed);
        this.dispatchers =
                () ->
                        new Dispatcher(
                                connection,
                                roster,
                                seats,
                                entrance.goTo(),
                                pacing,
                                traffic,
                                clock,
                                mayBegin,
                                watch);
        this.dispatcher = dispatchers.get();
        this.keeper =
                new Keeper(
                        application,
                        entrance,
                        connection,
                        watch,
                        traffic,
                        roster,
                        feed,
                        memory,
                        pacing,
                        clock,
                        () -> dispatcher.recount(),
                        this::tell);
        this.keeping = Thread.ofVirtual().name("keeper-" + application).unstarted(keeper::run);
    }

    public String application() {
        return application;
    }

    public void start() {
        keeping.start();
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
        dispatcher = dispatchers.get();
    }

    /**
     * Goes by these instructions from now on.
     *
     * @param newest null when there are none, or none that can be read
     */
    public void instruct(@Nullable Instructions newest) {
        boolean wasOn = connection.settings().filter(Settings::on).isPresent();
        Optional<Instructions> given = Optional.ofNullable(newest);
        connection.settings(given.map(Instructions::settings).orElse(null));
        if (entrance.use(given.flatMap(Instructions::credentials))) {
            connection.signedOut();
        }
        watch.on(new HealthEvent.Hope());
        dispatcher.wake();
        if (connection.active().isPresent() && !(wasOn && connection.isSignedIn())) {
            keeper.scanSoon();
        }
        keeper.wake();
    }

    /** Does nothing until there are settings again that can be read, and says so. */
    public void settingsUnreadable() {
        instruct(null);
        watch.on(new HealthEvent.Refused(Trouble.SETTINGS_UNREADABLE));
    }

    /** Stops calls to GoTo, or lets them go on, as an administrator wishes. */
    public void maintain(MaintenanceWish wish) {
        watch.on(wish);
    }

    /** Tests the connection soon, and tells how it went. */
    public void test(TestWish wish) {
        Thread.ofVirtual().name("test-" + application).start(() -> testNow(wish));
    }

    /** Scans as soon as can be. */
    public void scanSoon() {
        keeper.scanSoon();
    }

    public void take(Task task) {
        dispatcher.add(task);
    }

    /** An order that may come yet is not to be begun. */
    public void supersede(UUID order, Instant validUntil) {
        dispatcher.supersede(order, validUntil);
    }

    public int waiting(Lane lane) {
        return dispatcher.waiting(lane);
    }

    public int underWay() {
        return dispatcher.underWay();
    }

    public Health health() {
        return watch.health();
    }

    /** Looks how the calls of the last time went, and tells how it is. */
    public void report() {
        watch.on(new HealthEvent.Measured(traffic.lastMinute()));
        tell();
    }

    /** Ends: begins nothing more, waits for what is begun, gives up what takes longer. */
    public void stop(Duration patience) {
        keeper.stop();
        pause(patience);
        keeping.interrupt();
    }

    private void testNow(TestWish wish) {
        try {
            Optional<String> account =
                    wish.goToAccountKey()
                            .or(() -> connection.settings().map(Settings::goToAccountKey))
                            .filter(key -> !key.isBlank());
            GoTo goTo = wish.candidate().map(entrance::goTo).orElseGet(entrance::goTo);
            ConnectionVerdict verdict = ConnectionTest.run(goTo, account);
            lastTest = Optional.of(new TestReport(wish.requestId(), verdict, clock.instant()));
            tell();
            if (verdict instanceof ConnectionVerdict.Passed && wish.candidate().isEmpty()) {
                watch.on(new HealthEvent.Hope());
            }
        } catch (StoppedException _) {
            log.atInfo()
                    .addKeyValue("requestId", wish.requestId())
                    .log("Left a test of the connection undone");
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("requestId", wish.requestId())
                    .setCause(e)
                    .log("A test of the connection broke");
        }
    }

    private void healthChanged(Health before, Health after) {
        entrance.close(after instanceof Health.Maintenance);
        if (!after.open()) {
            connection.signedOut();
        }
        if (!before.open() && after.open()) {
            traffic.restart();
        }
        tell();
        dispatcher.wake();
        keeper.wake();
    }

    /** Nothing is told before it is known how it was: maintenance must not seem to have ended. */
    private void tell() {
        if (keeper.knowsHealth()) {
            statuses.tell(
                    application,
                    watch.health(),
                    connection.settings().map(Settings::version).orElse(0L),
                    seats.counted(),
                    lastTest,
                    entrance::credentialsExpireAt);
        }
    }
}
