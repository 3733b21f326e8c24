package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that orders are answered: what became of the account is told first, seats are moved on, and
 * then the answer is stored. Nobody waits for it but the next order of the same user. Thread-safe.
 */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final Roster roster;
    private final SeatLedger seats;
    private final Failed failed;
    private final InstantSource clock;
    private final ExecutorService workers;
    private final Bell bell;
    private final AtomicInteger due = new AtomicInteger();

    /**
     * @param failed told of every failure that is answered
     * @param bell rung after each answer
     */
    Answers(
            Roster roster,
            SeatLedger seats,
            Failed failed,
            InstantSource clock,
            ExecutorService workers,
            Bell bell) {
        this.roster = roster;
        this.seats = seats;
        this.failed = failed;
        this.clock = clock;
        this.workers = workers;
        this.bell = bell;
    }

    /** How many answers are still to be given. */
    int due() {
        return due.get();
    }

    /** An order was taken from the queue and has to be answered. */
    void owe() {
        due.incrementAndGet();
    }

    /**
     * Answers an order that was not begun, some time soon.
     *
     * @param then run when that is done, or has failed
     * @throws StoppedException when no answers are given any more
     */
    void decline(Task task, Verdict verdict, Runnable then) {
        Report report = Report.untouched(task.order(), verdict, clock.instant());
        soon(task, () -> task.answer(report), then);
    }

    /** Answers an order that was carried out, as {@link #decline} does. */
    void give(Task task, Report report, Runnable then) {
        soon(
                task,
                () -> {
                    settle(report);
                    task.answer(report);
                },
                then);
    }

    /** Leaves an order to whoever works next. */
    void leave(Task task) {
        log.atInfo()
                .addKeyValue("commandId", task.order().id())
                .log("Left a command to whoever works next");
        settled();
    }

    /** Waits until all answers are given, or for so long. */
    void await(Duration patience) throws InterruptedException {
        var until = clock.instant().plus(patience);
        while (due.get() > 0 && clock.instant().isBefore(until)) {
            bell.await(Duration.ofMillis(50));
        }
    }

    private void soon(Task task, Answer answer, Runnable then) {
        try {
            workers.execute(() -> now(task, answer, then));
        } catch (RejectedExecutionException _) {
            throw new StoppedException("Stopped before the answer");
        }
    }

    private void now(Task task, Answer answer, Runnable then) {
        try {
            answer.store();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            log.atError()
                    .addKeyValue("commandId", task.order().id())
                    .setCause(e)
                    .log("Could not answer a command");
        } finally {
            then.run();
            settled();
        }
    }

    private void settled() {
        due.decrementAndGet();
        bell.ring();
    }

    private void settle(Report report) throws ExecutionException, InterruptedException {
        var order = report.order();
        switch (report.verdict()) {
            case Verdict.Succeeded(var account, _) -> {
                seats.use(order.id());
                seats.release(order.seatsFreed());
                roster.wrote(account).get();
            }
            case Verdict.Conflict(var inTheWay) -> {
                seats.giveBack(order.id());
                roster.read(inTheWay).get();
            }
            case Verdict.Deleted _ -> {
                seats.use(order.id());
                order.accountKey()
                        .flatMap(roster::account)
                        .ifPresent(account -> seats.release(account.licences()));
                roster.gone(order.accountKey().orElseThrow(), clock.instant()).get();
            }
            case Verdict.Failed(Failure failure, var account, _) -> {
                if (account.isPresent()) {
                    roster.wrote(account.get()).get();
                }
                seats.giveBack(order.id());
                if (failure.reason() == Reason.ACCOUNT_GONE && order.accountKey().isPresent()) {
                    roster.gone(order.accountKey().get(), clock.instant()).get();
                }
                failed.heed(failure, account.isPresent());
            }
            case Verdict.Expired _,
                    Verdict.Cancelled _,
                    Verdict.Superseded _,
                    Verdict.Heeded _ -> {}
        }
    }

    /** Told of a failure, and whether something was changed all the same. */
    interface Failed {
        void heed(Failure failure, boolean inPart);
    }

    /** Comes back when the answer is stored. */
    private interface Answer {
        void store() throws ExecutionException, InterruptedException;
    }
}
