package dev.usher.notifier.application;

import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.application.Tally.Channel;
import dev.usher.notifier.application.Tally.MessageOutcome;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Outbox;
import dev.usher.notifier.domain.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Hands over what is due, one at a time, and writes down what became of it. Thread-safe. */
final class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final Desks desks;
    private final Postman postman;
    private final Tally tally;
    private final Clock clock;

    /** Held while a message is on its way; taken before that of the desks. */
    private final ReentrantLock sending = new ReentrantLock();

    Dispatch(Desks desks, Postman postman, Tally tally, Clock clock) {
        this.desks = desks;
        this.postman = postman;
        this.tally = tally;
        this.clock = clock;
    }

    private record Due(int partition, Outbox.Task task) {}

    /** Does something between two messages. */
    void between(Runnable work) {
        sending.lock();
        try {
            work.run();
        } finally {
            sending.unlock();
        }
    }

    /**
     * Hands over the message that has been due for longest; whether there was one.
     *
     * @param audiences of the applications whose messages may be handed over
     */
    boolean sendNext(Map<String, Audience> audiences) {
        sending.lock();
        try {
            desks.locked(desks::record);
            Optional<Due> next = desks.locked(() -> next(audiences));
            next.ifPresent(this::advance);
            return next.isPresent();
        } finally {
            sending.unlock();
        }
    }

    private Optional<Due> next(Map<String, Audience> audiences) {
        Instant now = clock.instant();
        List<Due> due = new ArrayList<>();
        desks.forEach(
                (partition, desk) ->
                        desk.due(audiences, now)
                                .map(task -> new Due(partition, task))
                                .ifPresent(due::add));
        return due.stream().min(Comparator.comparing(one -> one.task().dueAt()));
    }

    private void advance(Due due) {
        Outcome outcome = deliver(due);
        Instant now = clock.instant();
        desks.locked(
                () -> {
                    settle(due, outcome, now);
                    return desks.record();
                });
    }

    private Outcome deliver(Due due) {
        try {
            return postman.deliver(due.task().message(), due.task().to());
        } catch (RuntimeException e) {
            said(log.atError(), due).setCause(e).log("A message has a defect");
            return new Outcome.Refused("Defect: " + e.getClass().getSimpleName());
        }
    }

    private void settle(Due due, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Taken _ -> {
                Target to = due.task().to();
                tally.message(channel(to), MessageOutcome.SENT);
                said(log.atInfo(), due).log("Sent a message");
                answered(due);
                end(due, new Delivery.Sent(to, now));
            }
            case Outcome.Refused(String reason) -> {
                answered(due);
                giveUp(due, reason, now);
            }
            case Outcome.NotNow(String reason) ->
                    desks.outbox(due.partition(), due.task().message())
                            .ifPresent(outbox -> tryAgain(due, outbox, reason, now));
        }
    }

    private void tryAgain(Due due, Outbox outbox, String reason, Instant now) {
        Outbox.Trouble trouble = outbox.failed(due.task(), now);
        if (trouble.isHopeless()) {
            giveUp(due, reason, now);
            return;
        }
        said(trouble.attempts() == 1 ? log.atWarn() : log.atDebug(), due)
                .addKeyValue("reason", reason)
                .addKeyValue("nextTry", trouble.nextAt())
                .log("Could not send a message, will try again");
    }

    private void giveUp(Due due, String reason, Instant now) {
        Target to = due.task().to();
        tally.message(channel(to), MessageOutcome.GIVEN_UP);
        said(log.atError(), due)
                .addKeyValue("reason", reason)
                .log("Gave up a message that could not be sent");
        end(due, new Delivery.GivenUp(to, now, reason));
    }

    private void answered(Due due) {
        desks.outbox(due.partition(), due.task().message())
                .ifPresent(outbox -> outbox.answered(due.task().to()));
    }

    private void end(Due due, Delivery delivery) {
        desks.ended(due.partition(), due.task().message().with(delivery));
    }

    private static LoggingEventBuilder said(LoggingEventBuilder event, Due due) {
        return event.addKeyValue("notificationId", due.task().message().id())
                .addKeyValue("application", due.task().message().application())
                .addKeyValue("channel", channel(due.task().to()));
    }

    private static Channel channel(Target to) {
        return switch (to) {
            case Target.Mailbox _ -> Channel.MAIL;
            case Target.Webhook _ -> Channel.WEBHOOK;
        };
    }
}
