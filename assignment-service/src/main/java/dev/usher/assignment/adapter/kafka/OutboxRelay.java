package dev.usher.assignment.adapter.kafka;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Outbox;
import dev.usher.contracts.serde.SchemaDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what is in the outbox, oldest first, until told to stop. Woken after each commit of this
 * process, and looks by itself each second for what others committed. While Kafka or the database
 * is away it tries again; records may then be sent twice, with the same event id, never out of
 * order.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int MOST = 500;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Producer<byte[], byte[]> producer;
    private final SchemaDirectory schemas;
    private final String prefix;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    public OutboxRelay(
            Outbox outbox,
            Producer<byte[], byte[]> producer,
            SchemaDirectory schemas,
            String prefix) {
        this.outbox = outbox;
        this.producer = producer;
        this.schemas = schemas;
        this.prefix = prefix;
    }

    /** Tells that there is something to send. */
    public void wake() {
        work.release();
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        wake();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                if (!running.join(GRACE)) {
                    // What was not answered yet stays in the outbox and is sent again.
                    running.interrupt();
                    running.join(GRACE);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean published = false;
        boolean failing = false;
        while (!stopping) {
            try {
                if (!published) {
                    schemas.publish();
                    published = true;
                }
                while (outbox.forward(MOST, this::send) == MOST && !stopping) {}
                if (failing) {
                    log.atInfo().log("Sends from the outbox again");
                    failing = false;
                }
                pause();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | RuntimeException e) {
                if (!failing) {
                    log.atWarn().setCause(e).log("Could not send from the outbox, tries again");
                    failing = true;
                }
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private boolean rested() {
        try {
            pause();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() throws InterruptedException {
        if (work.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void send(List<Message> messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        messages.forEach(message -> sent.add(producer.send(record(message))));
        // Every answer is waited for, also after a failure: nothing of a failed attempt may
        // still be on its way when the next one begins.
        @Nullable Exception failure = null;
        for (var one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while sending", e);
            }
        }
        if (failure != null) {
            throw new IllegalStateException("Kafka did not take a record", failure);
        }
    }

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
