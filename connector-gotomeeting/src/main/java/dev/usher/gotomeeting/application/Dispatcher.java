package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.LaneQueue;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which order of an application begins when, and sees that each is answered. Seats are
 * reserved as orders are picked. Before seats are counted anew everything under way comes to its
 * end, so that no seat is counted twice.
 */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration TICK = Duration.ofMillis(250);

    private final Connection connection;
    private final Roster roster;
    private final GoTo goTo;
    private final Pacing pacing;
    private final Traffic traffic;
    private final InstantSource clock;
    private final BooleanSupplier mayBegin;
    private final Runnable barred;
    private final SeatLedger seats = new SeatLedger();
    private final LaneQueue<Task> queue = new LaneQueue<>();
    private final Bell bell = new Bell();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean recountWanted = new AtomicBoolean(true);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param mayBegin whether this instance is surely still the one that works for the application
     * @param barred told when GoTo has refused credentials or rights
     */
    Dispatcher(
            Connection connection,
            Roster roster,
            GoTo goTo,
            Pacing pacing,
            Traffic traffic,
            InstantSource clock,
            BooleanSupplier mayBegin,
            Runnable barred) {
        this.connection = connection;
        this.roster = roster;
        this.goTo = goTo;
        this.pacing = pacing;
        this.traffic = traffic;
        this.clock = clock;
        this.mayBegin = mayBegin;
        this.barred = barred;
    }

    void add(Task task) {
        synchronized (queue) {
            queue.add(task.lane(), task.order().userId(), task);
        }
        bell.ring();
    }

    int waiting(Lane lane) {
        synchronized (queue) {
            return queue.waiting(lane);
        }
    }

    SeatLedger seats() {
        return seats;
    }

    int underWay() {
        return underWay.get();
    }

    /** Looks again at once; something has changed. */
    void wake() {
        bell.ring();
    }

    /** Has the seats counted anew. */
    void recount() {
        recountWanted.set(true);
        bell.ring();
    }

    /** Works until stopped. */
    void run() {
        try {
            while (!stopping.get()) {
                answerWithoutWork();
                beginWhatMay();
                bell.await(TICK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins nothing more and waits for what is under way; what takes longer is given up. */
    void stop(Duration patience) {
        stopping.set(true);
        bell.ring();
        Instant until = clock.instant().plus(patience);
        try {
            while (underWay.get() > 0 && clock.instant().isBefore(until)) {
                bell.await(Duration.ofMillis(50));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }

    private void answerWithoutWork() {
        Instant now = clock.instant();
        Optional<Settings> settings = connection.settings();
        synchronized (queue) {
            queue.drain(task -> now.isAfter(task.order().validUntil()))
                    .forEach(task -> answerAside(task, new Verdict.Expired()));
            settings.filter(known -> !known.on())
                    .ifPresent(
                            off ->
                                    queue.drain(task -> decidedBy(off, task))
                                            .forEach(
                                                    task ->
                                                            answerAside(
                                                                    task,
                                                                    new Verdict.Cancelled())));
        }
    }

    private void beginWhatMay() {
        while (underWay.get() < traffic.concurrency()
                && !stopping.get()
                && mayBegin.getAsBoolean()) {
            Optional<Settings> settings = connection.open();
            if (settings.isEmpty()) {
                return;
            }
            GoTo.Account account = goTo.account(settings.get().goToAccountKey());
            if (recountWanted.get() && (underWay.get() > 0 || !recounted(account))) {
                return;
            }
            Optional<Task> next;
            synchronized (queue) {
                next = queue.pick(task -> decidedBy(settings.get(), task));
            }
            if (next.isEmpty()) {
                return;
            }
            begin(next.get(), settings.get(), account);
        }
    }

    private boolean recounted(GoTo.Account account) {
        try {
            recountWanted.set(false);
            seats.recount(account.licences());
            return true;
        } catch (GoToException e) {
            recountWanted.set(true);
            heed(e.failure());
        } catch (StoppedException _) {
            recountWanted.set(true);
        }
        return false;
    }

    private void begin(Task task, Settings settings, GoTo.Account account) {
        Order order = task.order();
        Optional<Failure> objection = connection.objection(order, roster);
        if (objection.isEmpty() && seats.reserve(order.seatsTaken()).isPresent()) {
            objection = Optional.of(Failure.Permanent.of(Reason.NO_SEATS));
        }
        if (objection.isPresent()) {
            Verdict refused = new Verdict.Failed(objection.get());
            work(task, () -> task.answer(Report.untouched(order, refused, clock.instant())));
            return;
        }
        Function<Order, Report> execution =
                order.kind() == Order.Kind.CREATE
                        ? new Creation(
                                        account,
                                        seats,
                                        pacing.calls(),
                                        clock,
                                        settings.welcomeMail())
                                ::execute
                        : new AccountChange(
                                        account,
                                        seats,
                                        pacing.calls(),
                                        clock,
                                        settings.welcomeMail())
                                ::execute;
        work(task, () -> carryOut(task, execution));
    }

    private void carryOut(Task task, Function<Order, Report> execution) throws Exception {
        Order order = task.order();
        Report report;
        try {
            report = execution.apply(order);
        } catch (StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("commandId", order.id()).setCause(e).log("Command broke");
            report =
                    Report.untouched(
                            order,
                            new Verdict.Failed(Failure.Permanent.of(Reason.DEFECT)),
                            clock.instant());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new StoppedException("Interrupted before the answer");
        }
        settle(order, report.verdict());
        task.answer(report);
    }

    private void settle(Order order, Verdict verdict) throws Exception {
        switch (verdict) {
            case Verdict.Succeeded(var account, _) -> {
                seats.release(order.seatsFreed());
                roster.wrote(account).get();
            }
            case Verdict.Conflict(var inTheWay) -> {
                seats.release(order.seatsTaken());
                roster.read(inTheWay).get();
            }
            case Verdict.Deleted _ -> {
                order.accountKey()
                        .flatMap(roster::account)
                        .ifPresent(account -> seats.release(account.licences()));
                roster.gone(order.accountKey().orElseThrow(), clock.instant()).get();
            }
            case Verdict.Failed(Failure failure, var account, _) -> {
                if (account.isPresent()) {
                    recountWanted.set(true);
                    roster.wrote(account.get()).get();
                }
                seats.release(order.seatsTaken());
                if (failure.reason() == Reason.ACCOUNT_GONE && order.accountKey().isPresent()) {
                    roster.gone(order.accountKey().get(), clock.instant()).get();
                }
                heed(failure);
            }
            case Verdict.Expired _, Verdict.Cancelled _ -> {}
        }
    }

    private void heed(Failure failure) {
        if (failure instanceof Failure.Barred) {
            connection.barred(failure.reason().message());
            barred.run();
        }
        if (failure.reason() == Reason.NO_SEATS) {
            recountWanted.set(true);
        }
    }

    private void answerAside(Task task, Verdict verdict) {
        Report report = Report.untouched(task.order(), verdict, clock.instant());
        underWay.incrementAndGet();
        workers.execute(() -> attend(task, () -> task.answer(report)));
    }

    private void work(Task task, Work work) {
        underWay.incrementAndGet();
        workers.execute(
                () -> {
                    attend(task, work);
                    synchronized (queue) {
                        queue.finished(task.order().userId());
                    }
                    bell.ring();
                });
    }

    private void attend(Task task, Work work) {
        try {
            work.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (StoppedException _) {
            log.atInfo()
                    .addKeyValue("commandId", task.order().id())
                    .log("Left a command to whoever works next");
        } catch (Exception e) {
            log.atError()
                    .addKeyValue("commandId", task.order().id())
                    .setCause(e)
                    .log("Could not answer a command");
        } finally {
            underWay.decrementAndGet();
            bell.ring();
        }
    }

    private static boolean decidedBy(Settings settings, Task task) {
        return task.order().settingsVersion() <= settings.version();
    }

    /** Something that ends with an answer. */
    private interface Work {
        void run() throws Exception;
    }
}
