package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.LaneQueue;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Decides which orders of an application begin when, and together with which others. Seats are
 * reserved as orders are picked.
 */
final class Dispatcher {

    private static final Duration TICK = Duration.ofMillis(250);

    private static final Verdict LATE = new Verdict.Expired(Verdict.Expired.Why.LATE);
    private static final Verdict NO_CALLS = new Verdict.Expired(Verdict.Expired.Why.NO_CALLS);

    /** So many answers may wait for Kafka before nothing more is begun. */
    private static final int MANY_ANSWERS = 1000;

    private final Connection connection;
    private final Roster roster;
    private final Traffic traffic;
    private final InstantSource clock;
    private final BooleanSupplier mayBegin;
    private final HealthWatch watch;
    private final SeatLedger seats;
    private final LaneQueue<Task> queue = new LaneQueue<>();
    private final Bell bell = new Bell();
    private final Room room;
    private final Demotions demotions = new Demotions();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Answers answers;
    private final SeatCount count;
    private final OrderWork work;

    /**
     * @param mayBegin whether this instance is surely still the one that works for the application
     * @param watch told when GoTo has refused credentials or rights
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
            HealthWatch watch) {
        this.connection = connection;
        this.roster = roster;
        this.seats = seats;
        this.traffic = traffic;
        this.room = new Room(traffic);
        this.clock = clock;
        this.mayBegin = mayBegin;
        this.watch = watch;
        this.answers = new Answers(roster, seats, this::heed, clock, workers, bell);
        this.count =
                new SeatCount(seats, goTo, clock, workers, failure -> heed(failure, false), bell);
        this.work = new OrderWork(roster, seats, goTo, pacing, traffic, clock, answers);
    }

    void add(Task task) {
        synchronized (queue) {
            queue.add(task.lane(), task.order(), task);
        }
        bell.ring();
    }

    /** An order that may come yet is not to be begun. */
    void supersede(UUID order, Instant validUntil) {
        synchronized (queue) {
            queue.supersede(order, validUntil);
        }
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
        count.want();
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
        } catch (RejectedExecutionException e) {
            if (!stopping.get()) {
                throw e;
            }
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
            queue.superseded().forEach(task -> decline(task, new Verdict.Superseded()));
            queue.expired(now).forEach(task -> answerAside(task, LATE));
            off.ifPresent(
                    known ->
                            queue.decidedBy(known.version())
                                    .forEach(task -> answerAside(task, new Verdict.Cancelled())));
            if (!watch.health().open()) {
                queue.all().forEach(task -> answerAside(task, NO_CALLS));
            }
        }
    }

    private void beginWhatMay() {
        while (mayBegin()) {
            Set<Lane> free = room.free();
            Optional<Settings> settings = connection.open();
            if (free.isEmpty() || settings.isEmpty()) {
                return;
            }
            if (!count.lets(settings.get()) || !settings.get().on()) {
                return;
            }
            Optional<LaneQueue.Pick<Task>> pick;
            synchronized (queue) {
                // What is added after a change of settings does not go by those before.
                if (!connection.open().equals(settings)) {
                    continue;
                }
                pick = queue.pick(free, settings.get().version(), work.batchSize());
            }
            if (pick.isEmpty()) {
                return;
            }
            begin(pick.get(), settings.get());
        }
    }

    private boolean mayBegin() {
        return !stopping.get()
                && mayBegin.getAsBoolean()
                && !traffic.pausing()
                && answers.due() < MANY_ANSWERS;
    }

    private void begin(LaneQueue.Pick<Task> pick, Settings settings) {
        Map<UUID, Task> going = new LinkedHashMap<>();
        for (Task task : pick.items()) {
            withoutWork(task.order())
                    .ifPresentOrElse(
                            verdict -> decline(task, verdict),
                            () -> {
                                answers.owe();
                                demotions.begun(task.order());
                                going.put(task.order().id(), task);
                            });
        }
        if (going.isEmpty()) {
            return;
        }
        room.begun(pick.lane());
        workers.execute(
                () -> {
                    work.carryOut(going, settings, pick.lane(), this::finished);
                    room.ended(pick.lane());
                    bell.ring();
                });
    }

    /** How an order ends that needs no call, or may make none. */
    private Optional<Verdict> withoutWork(Order order) {
        if (order.kind() == Order.Kind.CANCEL) {
            return Optional.of(new Verdict.Heeded());
        }
        return connection
                .objection(order, roster, demotions.keys())
                .or(
                        () ->
                                seats.reserve(order.id(), order.seatsTaken())
                                        .map(_ -> Failure.Permanent.of(Reason.NO_SEATS)))
                .map(Verdict.Failed::new);
    }

    private void finished(Task task) {
        demotions.ended(task.order());
        synchronized (queue) {
            queue.finished(task.order().userId());
        }
    }

    private void decline(Task task, Verdict verdict) {
        answers.owe();
        answers.decline(task, verdict, () -> finished(task));
    }

    private void answerAside(Task task, Verdict verdict) {
        answers.owe();
        answers.decline(task, verdict, () -> {});
    }

    private void heed(Failure failure, boolean inPart) {
        if (failure instanceof Failure.Barred) {
            watch.refused(failure);
        }
        if (inPart || failure.reason() == Reason.NO_SEATS) {
            count.want();
        }
    }
}
