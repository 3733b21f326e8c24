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
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which orders of an application begin when, and together with which others. Seats are
 * reserved as orders are picked. Before seats are counted anew everything under way comes to its
 * end, so that no seat is counted twice.
 */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration TICK = Duration.ofMillis(250);

    /** So many answers may wait for Kafka before nothing more is begun. */
    private static final int MANY_ANSWERS = 1000;

    private final Connection connection;
    private final Roster roster;
    private final GoTo goTo;
    private final Pacing pacing;
    private final Traffic traffic;
    private final InstantSource clock;
    private final BooleanSupplier mayBegin;
    private final Consumer<Failure> barred;
    private final SeatLedger seats;
    private final LaneQueue<Task> queue = new LaneQueue<>();
    private final Batches batches;
    private final Bell bell = new Bell();
    private final Map<Lane, Integer> working = new ConcurrentHashMap<>();
    private final AtomicBoolean recountWanted = new AtomicBoolean(true);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Answers answers;
    private final Completion completion = new Completion();

    /**
     * @param mayBegin whether this instance is surely still the one that works for the application
     * @param barred told when GoTo has refused credentials or rights
     */
    Dispatcher(
            Connection connection,
            Roster roster,
            SeatLedger seats,
            GoTo goTo,
            Pacing pacing,
            Traffic traffic,
            InstantSource clock,
            BooleanSupplier mayBegin,
            Consumer<Failure> barred) {
        this.connection = connection;
        this.roster = roster;
        this.seats = seats;
        this.goTo = goTo;
        this.pacing = pacing;
        this.traffic = traffic;
        this.clock = clock;
        this.mayBegin = mayBegin;
        this.barred = barred;
        this.batches = new Batches(pacing.batch());
        this.answers = new Answers(roster, seats, this::heed, clock, workers, bell);
    }

    void add(Task task) {
        synchronized (queue) {
            queue.add(task.lane(), task.order(), task);
        }
        bell.ring();
    }

    int waiting(Lane lane) {
        synchronized (queue) {
            return queue.waiting(lane);
        }
    }

    int underWay() {
        return answers.due();
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
        try {
            answers.await(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }

    private void answerWithoutWork() {
        Instant now = clock.instant();
        Optional<Settings> off = connection.settings().filter(known -> !known.on());
        synchronized (queue) {
            queue.expired(now).forEach(task -> answerAside(task, new Verdict.Expired()));
            off.ifPresent(
                    known ->
                            queue.decidedBy(known.version())
                                    .forEach(task -> answerAside(task, new Verdict.Cancelled())));
        }
    }

    private void beginWhatMay() {
        while (!stopping.get() && mayBegin.getAsBoolean() && !traffic.pausing()) {
            Set<Lane> free = free();
            Optional<Settings> settings = connection.open();
            if (free.isEmpty() || settings.isEmpty()) {
                return;
            }
            if (recountWanted.get() && (answers.due() > 0 || !recounted(settings.get()))) {
                return;
            }
            Optional<LaneQueue.Pick<Task>> pick;
            synchronized (queue) {
                pick = queue.pick(free, settings.get().version(), batches.size());
            }
            if (pick.isEmpty()) {
                return;
            }
            begin(pick.get(), settings.get());
        }
    }

    /** The lanes that may begin something; one more than can call keeps the next call ready. */
    private Set<Lane> free() {
        Set<Lane> free = EnumSet.noneOf(Lane.class);
        if (answers.due() < MANY_ANSWERS) {
            for (Lane lane : Lane.values()) {
                if (working.getOrDefault(lane, 0) <= traffic.concurrency()) {
                    free.add(lane);
                }
            }
        }
        return free;
    }

    private boolean recounted(Settings settings) {
        try {
            recountWanted.set(false);
            seats.recount(goTo.account(settings.goToAccountKey(), Lane.URGENT).licences());
            return true;
        } catch (GoToException e) {
            recountWanted.set(true);
            heed(e.failure(), false);
        } catch (StoppedException _) {
            recountWanted.set(true);
        }
        return false;
    }

    private void begin(LaneQueue.Pick<Task> pick, Settings settings) {
        Map<UUID, Task> going = new LinkedHashMap<>();
        for (Task task : pick.items()) {
            answers.owe();
            objection(task.order())
                    .ifPresentOrElse(
                            failure ->
                                    answers.decline(
                                            task,
                                            new Verdict.Failed(failure),
                                            () -> finished(task)),
                            () -> going.put(task.order().id(), task));
        }
        if (going.isEmpty()) {
            return;
        }
        working.merge(pick.lane(), 1, Integer::sum);
        Execution execution = execution(going.values(), settings, pick.lane());
        workers.execute(
                () -> {
                    carryOut(going, execution);
                    working.merge(pick.lane(), -1, Integer::sum);
                    bell.ring();
                });
    }

    private Optional<Failure> objection(Order order) {
        return connection
                .objection(order, roster)
                .or(
                        () ->
                                seats.reserve(order.seatsTaken())
                                        .map(_ -> Failure.Permanent.of(Reason.NO_SEATS)));
    }

    private Execution execution(Collection<Task> tasks, Settings settings, Lane lane) {
        GoTo.Account account = goTo.account(settings.goToAccountKey(), lane);
        List<Order> orders = tasks.stream().map(Task::order).toList();
        Supplier<Effort> efforts = () -> new Effort(pacing.calls(), traffic::mayRetry);
        AccountChange change =
                new AccountChange(account, seats, efforts, clock, settings.welcomeMail());
        if (orders.getFirst().kind() == Order.Kind.CREATE) {
            Creation creation =
                    new Creation(
                            account,
                            roster,
                            seats,
                            batches,
                            efforts,
                            clock,
                            settings.welcomeMail());
            return reports ->
                    creation.execute(
                            orders,
                            report ->
                                    reports.accept(
                                            completion.of(report, account, change, efforts)));
        }
        return reports -> orders.stream().map(change::execute).forEach(reports);
    }

    private void carryOut(Map<UUID, Task> open, Execution execution) {
        try {
            execution.run(
                    report -> {
                        UUID id = report.order().id();
                        answer(Objects.requireNonNull(open.get(id)), report);
                        open.remove(id);
                    });
        } catch (StoppedException _) {
            open.values().forEach(answers::leave);
        } catch (RuntimeException e) {
            log.atError().addKeyValue("commandIds", open.keySet()).setCause(e).log("Command broke");
            Failure defect = Failure.Permanent.of(Reason.DEFECT);
            open.values()
                    .forEach(
                            task ->
                                    answer(
                                            task,
                                            Report.untouched(
                                                    task.order(),
                                                    new Verdict.Failed(defect),
                                                    clock.instant())));
        }
    }

    private void answer(Task task, Report report) {
        answers.give(task, report, () -> finished(task));
    }

    private void finished(Task task) {
        synchronized (queue) {
            queue.finished(task.order().userId());
        }
    }

    private void answerAside(Task task, Verdict verdict) {
        answers.owe();
        answers.decline(task, verdict, () -> {});
    }

    private void heed(Failure failure, boolean inPart) {
        if (failure instanceof Failure.Barred) {
            barred.accept(failure);
        }
        if (inPart || failure.reason() == Reason.NO_SEATS) {
            recountWanted.set(true);
        }
    }

    /** Orders that are carried out together; each report is told as soon as it is made. */
    private interface Execution {
        void run(Consumer<Report> reports);
    }
}
