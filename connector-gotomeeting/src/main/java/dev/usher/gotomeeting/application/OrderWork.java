package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.Settings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out orders that were begun, and has each of them answered. Thread-safe. */
final class OrderWork {

    private static final Logger log = LoggerFactory.getLogger(OrderWork.class);

    private final Roster roster;
    private final SeatLedger seats;
    private final GoTo goTo;
    private final Pacing pacing;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Answers answers;
    private final Batches batches;
    private final Completion completion = new Completion();

    OrderWork(
            Roster roster,
            SeatLedger seats,
            GoTo goTo,
            Pacing pacing,
            Traffic traffic,
            InstantSource clock,
            Answers answers) {
        this.roster = roster;
        this.seats = seats;
        this.goTo = goTo;
        this.pacing = pacing;
        this.traffic = traffic;
        this.clock = clock;
        this.answers = answers;
        this.batches = new Batches(pacing.batch());
    }

    /** How many creations go together now. */
    int batchSize() {
        return batches.size();
    }

    /**
     * Carries out one order, or creations that share calls.
     *
     * @param open by the id of the order; empty afterwards
     * @param finished told of each when its answer is stored
     */
    void carryOut(Map<UUID, Task> open, Settings settings, Lane lane, Consumer<Task> finished) {
        List<Order> orders = open.values().stream().map(Task::order).toList();
        try {
            execution(orders, settings, lane)
                    .run(
                            report -> {
                                UUID id = report.order().id();
                                answer(Objects.requireNonNull(open.get(id)), report, finished);
                                open.remove(id);
                            });
        } catch (StoppedException _) {
            open.values().forEach(answers::leave);
        } catch (RuntimeException e) {
            log.atError().addKeyValue("commandIds", open.keySet()).setCause(e).log("Command broke");
            open.values().forEach(task -> answer(task, defect(task.order()), finished));
        }
    }

    private Execution execution(List<Order> orders, Settings settings, Lane lane) {
        GoTo.Account account = goTo.account(settings.goToAccountKey(), lane);
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

    private void answer(Task task, Report report, Consumer<Task> finished) {
        answers.give(task, report, () -> finished.accept(task));
    }

    private Report defect(Order order) {
        Verdict verdict = new Verdict.Failed(Failure.Permanent.of(Reason.DEFECT));
        return Report.untouched(order, verdict, clock.instant());
    }

    /** Orders that are carried out together; each report is told as soon as it is made. */
    private interface Execution {
        void run(Consumer<Report> reports);
    }
}
