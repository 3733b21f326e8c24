package dev.usher.notifier.config;

import dev.usher.notifier.application.NotifyingPeople;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for mails that are due, four times a second; ends after the one that is on its way. */
final class SendingLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SendingLoop.class);
    private static final long PAUSE_MILLIS = 250;
    private static final long LAST_MAIL_SECONDS = 25;

    private final NotifyingPeople people;
    private @Nullable ScheduledExecutorService executor;

    SendingLoop(NotifyingPeople people) {
        this.people = people;
    }

    @Override
    public synchronized void start() {
        var fresh =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("sending").factory());
        var _ =
                fresh.scheduleWithFixedDelay(
                        this::sendDue, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        executor = fresh;
    }

    private void sendDue() {
        try {
            people.sendDue();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("Could not go through the mails, will try again");
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = executor;
        executor = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(LAST_MAIL_SECONDS, TimeUnit.SECONDS)) {
                log.atWarn().log("Stopped while a mail was on its way; it may be sent again");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
