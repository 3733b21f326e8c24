package dev.usher.diff;

import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Account;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What goes on around the service while a test waits, all in the test's own thread. */
final class Traffic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RENAMED_AT_ONCE = 6;

    private final Installation kafka;
    private final SlowConnector connector;
    private final Installation.Reading statuses;
    private final Map<String, JobStatus> jobs = new HashMap<>();
    private final List<Someone> changing;
    private final Map<UUID, String> surnames = new HashMap<>();
    private boolean flowing;
    private int renamed;

    /**
     * Begins with nobody.
     *
     * @param changing those whose names change again and again, while it flows
     */
    Traffic(Installation kafka, SlowConnector connector, List<Someone> changing) {
        this.kafka = kafka;
        this.connector = connector;
        this.changing = changing;
        this.statuses = kafka.read(List.of(Topics.JOB_STATUS));
    }

    void join(List<Someone> people) {
        people.forEach(person -> rename(person, "First"));
    }

    /** From now on names change, or no longer. */
    void flow(boolean on) {
        flowing = on;
    }

    /** Goes on until it is so. */
    void until(Callable<Boolean> so) {
        await().atMost(PATIENCE)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> {
                            goOn();
                            return so.call();
                        });
    }

    /** Where an application stands, as it was told last; null: nothing yet. */
    @Nullable JobStatus job(String application) {
        return jobs.get(application);
    }

    /** Whether a user's account is as the source says. */
    boolean upToDate(Someone person) {
        return connector
                .account(person.id())
                .map(Account::getAttributes)
                .filter(it -> Objects.equals(it.get("lastName"), surnames.get(person.id())))
                .isPresent();
    }

    @Override
    public void close() {
        statuses.close();
        connector.close();
    }

    private void goOn() {
        connector.work();
        statuses.next(JobStatus.class, (key, status) -> jobs.put(key.application(), status));
        for (int i = 0; flowing && i < RENAMED_AT_ONCE; i++) {
            rename(changing.get(renamed++ % changing.size()), "Name " + renamed);
        }
    }

    private void rename(Someone person, String surname) {
        surnames.put(person.id(), surname);
        RecordKey key = person.key();
        kafka.send(Topics.ENTITLEMENTS, key, person.named(surname));
    }
}
