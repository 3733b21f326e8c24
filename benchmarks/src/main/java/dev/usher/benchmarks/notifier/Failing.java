package dev.usher.benchmarks.notifier;

import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Action;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Users who fail for one cause, spread over a minute: results as the connector writes them. */
final class Failing {

    private static final Duration SPREAD = Duration.ofMinutes(1);
    private static final double NANOS = 1e9;

    private final Bus bus;
    private final int failures;
    private final Thread sending = Thread.ofPlatform().name("failing").unstarted(this::send);
    private long begin;

    Failing(Bus bus, int failures) {
        this.bus = bus;
        this.failures = failures;
        bus.write(Topics.SETTINGS, RecordKey.of(Bus.APPLICATION), settings());
        bus.settle();
    }

    void begin() {
        begin = System.nanoTime();
        sending.start();
    }

    /** Waits until the last has failed. */
    void end() throws InterruptedException {
        sending.join();
        bus.settle();
    }

    double secondsUntil(long nanos) {
        return (nanos - begin) / NANOS;
    }

    private void send() {
        for (int i = 0; i < failures; i++) {
            long due = begin + SPREAD.toNanos() * i / failures;
            LockSupport.parkNanos(due - System.nanoTime());
            UUID user = new UUID(1, i);
            bus.write(
                    Topics.RESULTS,
                    new RecordKey(Bus.APPLICATION, user.toString()),
                    result(user, "user" + i));
        }
    }

    /** As usual, but that the second mail comes after a minute already. */
    private static JobSettings settings() {
        return JobSettings.newBuilder()
                .setVersion(1)
                .setStatus(JobState.ON)
                .setGoToAccountKey("1")
                .setNotification(
                        NotificationSettings.newBuilder()
                                .setEnabled(true)
                                .setEmail("people@example.com")
                                .setIntervalMillis(Duration.ofMinutes(1).toMillis())
                                .build())
                .setRoles(List.of())
                .setUpdatedBy("bench")
                .setUpdatedAt(Instant.now())
                .build();
    }

    private static Result result(UUID user, String name) {
        return Result.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setUserId(user)
                .setUserName(name + "@example.com")
                .setDisplayName(name)
                .setAction(Action.CREATE)
                .setOutcome(Outcome.FAILED)
                .setError(
                        ProvisioningError.newBuilder()
                                .setCode("NO_SEATS")
                                .setCategory(ErrorCategory.NEEDS_ADMIN)
                                .setMessage("No seat of the licence is left.")
                                .setRecommendedAction("Buy seats at GoTo.")
                                .build())
                .setAttempts(1)
                .setApiCalls(1)
                .setStartedAt(Instant.now())
                .setFinishedAt(Instant.now())
                .build();
    }
}
