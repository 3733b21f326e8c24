package dev.usher.notifier.application;

import dev.usher.notifier.application.Ledger.Entry;
import dev.usher.notifier.application.Postman.UndeliveredException;
import dev.usher.notifier.application.Tally.FailureOutcome;
import dev.usher.notifier.application.Tally.MailOutcome;
import dev.usher.notifier.domain.Addressee;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Patience;
import dev.usher.notifier.domain.Plan;
import dev.usher.notifier.domain.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans mails and sends them, for the partitions that this instance has. A mail is in the ledger
 * before its failures count as noted, and again after it was sent; so a crash loses none, and
 * repeats at most the one mail that was on its way, with the same Message-ID. Thread-safe; no mail
 * is sent after {@link #release} returned.
 */
public final class NotifyingPeople {

    private static final Logger log = LoggerFactory.getLogger(NotifyingPeople.class);
    private static final Duration LEDGER_PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Addressees addressees;
    private final Postman postman;
    private final Tally tally;
    private final Patience patience;
    private final Clock clock;

    /** Held while a mail is on its way; taken before {@link #state}. */
    private final ReentrantLock sending = new ReentrantLock();

    private final ReentrantLock state = new ReentrantLock();
    private final Map<Integer, @Nullable Desk> desks = new TreeMap<>();

    public NotifyingPeople(
            Ledger ledger,
            Addressees addressees,
            Postman postman,
            Tally tally,
            Patience patience,
            Clock clock) {
        this.ledger = ledger;
        this.addressees = addressees;
        this.postman = postman;
        this.tally = tally;
        this.patience = patience;
        this.clock = clock;
    }

    /** A failure and the application that it belongs to. */
    public record Report(String application, Failure failure) {}

    /** Takes over partitions: the windows that the ledger says are open go on. */
    public void take(Collection<Integer> partitions) {
        state.lock();
        try {
            partitions.forEach(partition -> desks.putIfAbsent(partition, null));
            layOut();
        } finally {
            state.unlock();
        }
    }

    /** Gives partitions back, after the mail that is on its way has ended. */
    public void release(Collection<Integer> partitions) {
        sending.lock();
        state.lock();
        try {
            partitions.forEach(desks::remove);
        } finally {
            state.unlock();
            sending.unlock();
        }
    }

    /** Notes failures of one partition; when this returns they will be mailed, come what may. */
    public void note(int partition, List<Report> reports) {
        Map<String, List<Failure>> byApplication = new LinkedHashMap<>();
        for (Report report : reports) {
            byApplication
                    .computeIfAbsent(report.application(), _ -> new ArrayList<>())
                    .add(report.failure());
        }
        Map<String, Addressee> newest = addressees.newest();
        state.lock();
        try {
            Desk desk = desk(partition);
            byApplication.forEach(
                    (application, failures) -> {
                        Addressee addressee = newest.get(application);
                        if (addressee == null) {
                            leaveUnmailed(application, failures.size());
                        } else {
                            plan(desk, application, failures, addressee);
                        }
                    });
        } finally {
            state.unlock();
        }
    }

    /** Sends everything that is due. */
    public void sendDue() {
        state.lock();
        try {
            layOut();
        } finally {
            state.unlock();
        }
        boolean more;
        do {
            more = sendNext();
        } while (more);
    }

    /** How many mails are planned and not ended. */
    public int pending() {
        state.lock();
        try {
            return desks.values().stream()
                    .mapToInt(desk -> desk == null ? 0 : desk.pending())
                    .sum();
        } finally {
            state.unlock();
        }
    }

    private void plan(Desk desk, String application, List<Failure> failures, Addressee addressee) {
        Plan plan =
                Plan.of(
                        application,
                        desk.open(application),
                        desk::tells,
                        failures,
                        addressee,
                        clock.instant());
        if (!plan.changed().isEmpty()) {
            ledger.write(
                    plan.changed().stream()
                            .map(mail -> new Entry(mail, new Standing.Planned()))
                            .toList());
            desk.plan(plan.changed());
            plan.changed()
                    .forEach(
                            mail ->
                                    log.atInfo()
                                            .addKeyValue("notificationId", mail.id())
                                            .addKeyValue("application", application)
                                            .addKeyValue("failures", mail.failures().size())
                                            .addKeyValue("sendAt", mail.sendAt())
                                            .log("Planned a mail"));
        }
        tally.failures(FailureOutcome.PLANNED, failures.size() - plan.duplicates());
        tally.failures(FailureOutcome.DUPLICATE, plan.duplicates());
    }

    private void leaveUnmailed(String application, int failures) {
        tally.failures(FailureOutcome.UNADDRESSED, failures);
        log.atInfo()
                .addKeyValue("application", application)
                .addKeyValue("failures", failures)
                .log("Mailed nobody: the settings name no one who wants mail");
    }

    private boolean sendNext() {
        sending.lock();
        try {
            Optional<Task> next = next();
            next.ifPresent(this::advance);
            return next.isPresent();
        } finally {
            sending.unlock();
        }
    }

    private Optional<Task> next() {
        state.lock();
        try {
            Instant now = clock.instant();
            return desks.values().stream()
                    .flatMap(desk -> Stream.ofNullable(desk))
                    .flatMap(desk -> desk.due(now).map(due -> new Task(desk, due)).stream())
                    .min(Comparator.comparing(task -> task.delivery().dueAt()));
        } finally {
            state.unlock();
        }
    }

    private void advance(Task task) {
        Delivery after =
                task.delivery() instanceof Delivery.Ended ended ? ended : attempt(task.delivery());
        if (after instanceof Delivery.Ended ended) {
            // Should the ledger be out of reach, only the recording is tried again.
            put(
                    task.desk(),
                    new Delivery.Ended(
                            ended.notification(),
                            ended.outcome(),
                            clock.instant().plus(LEDGER_PAUSE)));
            ledger.write(List.of(new Entry(ended.notification(), ended.outcome())));
            clear(task.desk(), ended.notification());
            tally.mail(
                    ended.outcome() instanceof Standing.Sent
                            ? MailOutcome.SENT
                            : MailOutcome.GIVEN_UP);
        } else {
            put(task.desk(), after);
        }
    }

    private Delivery attempt(Delivery delivery) {
        Notification mail = delivery.notification();
        try {
            postman.deliver(mail);
            log.atInfo()
                    .addKeyValue("notificationId", mail.id())
                    .addKeyValue("application", mail.application())
                    .addKeyValue("failures", mail.failures().size())
                    .log("Sent a mail");
            Instant now = clock.instant();
            return new Delivery.Ended(mail, new Standing.Sent(now), now);
        } catch (UndeliveredException e) {
            return afterFailure(delivery, e.getMessage());
        }
    }

    private Delivery afterFailure(Delivery delivery, @Nullable String reason) {
        String error = reason == null ? "unknown" : reason;
        Delivery after = Delivery.afterFailure(delivery, error, patience, clock.instant());
        var event =
                switch (after) {
                    case Delivery.Ended _ -> log.atError();
                    case Delivery.Retrying(_, int attempts, _, _) ->
                            attempts == 1 ? log.atWarn() : log.atDebug();
                    case Delivery.Waiting _ -> log.atDebug();
                };
        event.addKeyValue("notificationId", delivery.notification().id())
                .addKeyValue("application", delivery.notification().application())
                .addKeyValue("reason", error)
                .addKeyValue("nextTry", after.dueAt())
                .log(
                        after instanceof Delivery.Ended
                                ? "Gave up a mail that could not be sent"
                                : "Could not send a mail, will try again");
        return after;
    }

    private void put(Desk desk, Delivery delivery) {
        state.lock();
        try {
            desk.put(delivery);
        } finally {
            state.unlock();
        }
    }

    private void clear(Desk desk, Notification mail) {
        state.lock();
        try {
            desk.clear(mail);
        } finally {
            state.unlock();
        }
    }

    /** Reads what the ledger says of partitions taken over; once more, should it have failed. */
    private void layOut() {
        List.copyOf(desks.keySet()).forEach(this::desk);
    }

    private Desk desk(int partition) {
        Desk desk = desks.get(partition);
        if (desk == null) {
            desk = Desk.of(ledger.read(partition));
            desks.put(partition, desk);
            log.atInfo()
                    .addKeyValue("partition", partition)
                    .addKeyValue("pending", desk.pending())
                    .log("Took over mails");
        }
        return desk;
    }

    private record Task(Desk desk, Delivery delivery) {}
}
