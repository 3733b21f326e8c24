package dev.usher.assignment.adapter.kafka;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Sends the messages of one shard, oldest first, a batch in one Kafka transaction. What comes right
 * after a batch waits a moment for more: a transaction costs the same for one message and for many,
 * and nothing waits for what comes by itself. The transactions of a shard have one id, wherever it
 * is sent from: whoever takes it over ends what the one before had under way, so nothing old can
 * arrive late. A batch may be sent twice, when it could not be taken out of the outbox; then it has
 * the same event ids.
 */
final class ShardSender {

    private static final Logger log = LoggerFactory.getLogger(ShardSender.class);
    private static final int MOST = 500;

    /** Between the beginnings of two transactions, unless there is a full batch. */
    private static final Duration TOGETHER = Duration.ofMillis(50);

    /** The same after a batch of many: what comes in such numbers shares larger transactions. */
    private static final Duration MANY_TOGETHER = Duration.ofMillis(100);

    private static final int MANY = 10;

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Outbox outbox;
    private final int shard;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final String prefix;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    ShardSender(
            Outbox outbox, int shard, Supplier<Producer<byte[], byte[]>> producers, String prefix) {
        this.outbox = outbox;
        this.shard = shard;
        this.producers = producers;
        this.prefix = prefix;
        this.thread = Thread.ofVirtual().name("outbox-" + shard).start(this::run);
    }

    void wake() {
        work.release();
    }

    /** Returns when nothing more will be sent. */
    void stop() {
        stopping = true;
        wake();
        try {
            if (!thread.join(GRACE)) {
                // What was not committed yet stays in the outbox and is sent again.
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean failing = false;
        while (!stopping) {
            @Nullable Producer<byte[], byte[]> producer = null;
            try {
                producer = producers.get();
                producer.initTransactions();
                if (failing) {
                    log.atInfo().addKeyValue("shard", shard).log("Sends from the outbox again");
                    failing = false;
                }
                send(producer);
            } catch (InterruptedException | InterruptException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (KafkaException | DataAccessException e) {
                if (!failing && !stopping) {
                    log.atWarn()
                            .setCause(e)
                            .addKeyValue("shard", shard)
                            .log("Could not send from the outbox, tries again");
                }
                failing = true;
                if (!paused(AGAIN)) {
                    return;
                }
            } finally {
                if (producer != null) {
                    close(producer);
                }
            }
        }
    }

    /** Not waiting for anything: what was not committed is sent again. */
    private static void close(Producer<byte[], byte[]> producer) {
        boolean interrupted = Thread.interrupted();
        producer.close(Duration.ZERO);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Producer<byte[], byte[]> producer) throws InterruptedException {
        while (!stopping) {
            long begin = System.nanoTime();
            List<Outbox.Stored> batch = outbox.oldest(shard, MOST);
            if (batch.isEmpty()) {
                pause(LOOK);
                continue;
            }
            producer.beginTransaction();
            for (Outbox.Stored one : batch) {
                // What becomes of it is told by the commit.
                var _ = producer.send(record(one.message()));
            }
            producer.commitTransaction();
            outbox.forget(shard, batch);
            if (batch.size() < MOST) {
                Duration together = batch.size() < MANY ? TOGETHER : MANY_TOGETHER;
                TimeUnit.NANOSECONDS.sleep(begin + together.toNanos() - System.nanoTime());
            }
        }
    }

    private boolean paused(Duration longest) {
        try {
            pause(longest);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause(Duration longest) throws InterruptedException {
        if (work.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    /** Kafka takes a record without a value, as a tombstone. */
    @SuppressWarnings("NullAway")
    private ProducerRecord<byte[], byte[]> record(Message message) {
        var out =
                new ProducerRecord<>(
                        prefix + message.topic(),
                        message.key().getBytes(StandardCharsets.UTF_8),
                        message.value());
        message.headers()
                .forEach(
                        (name, value) ->
                                out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return out;
    }
}
