package dev.usher.assignment.adapter.kafka;

import dev.usher.assignment.application.Outbox;
import dev.usher.contracts.serde.SchemaDirectory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Takes its share of the outbox's shards and has them sent. What this process commits is sent at
 * once by the shard's sender; where another instance holds the shard, that one is told. Each look,
 * once a second, brings the shares back in balance.
 */
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final Outbox outbox;
    private final IntFunction<Producer<byte[], byte[]>> producers;
    private final SchemaDirectory schemas;
    private final String prefix;
    private final Map<Integer, ShardSender> senders = new ConcurrentHashMap<>();
    private final Semaphore toTell = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread teller;
    private volatile boolean stopping;

    /** Nothing is under way then that would be worth waiting for. */
    private volatile boolean publishing;

    /**
     * @param producers one for the transactions of a shard
     */
    public OutboxRelay(
            Outbox outbox,
            IntFunction<Producer<byte[], byte[]>> producers,
            SchemaDirectory schemas,
            String prefix) {
        this.outbox = outbox;
        this.producers = producers;
        this.schemas = schemas;
        this.prefix = prefix;
    }

    /** Tells that there is something to send in these shards. */
    public void wake(Set<Integer> shards) {
        boolean elsewhere = false;
        for (Integer shard : shards) {
            ShardSender sender = senders.get(shard);
            if (sender == null) {
                elsewhere = true;
            } else {
                sender.wake();
            }
        }
        if (elsewhere) {
            toTell.release();
        }
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
        teller = Thread.ofVirtual().name("outbox-teller").start(this::tell);
    }

    @Override
    public void stop() {
        stopping = true;
        Thread running = thread;
        Thread telling = teller;
        thread = null;
        teller = null;
        if (running == null || telling == null) {
            return;
        }
        telling.interrupt();
        try {
            if (publishing || !running.join(GRACE)) {
                running.interrupt();
                running.join();
            }
            telling.join();
        } catch (InterruptedException _) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean failing = false;
        while (!stopping) {
            try {
                publishing = true;
                schemas.publish();
                publishing = false;
                try (Outbox.Session session = outbox.open()) {
                    if (failing) {
                        log.atInfo().log("Takes part in sending again");
                        failing = false;
                    }
                    takePart(session);
                } finally {
                    stopSenders(Set.copyOf(senders.keySet()));
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | KafkaException | DataAccessException e) {
                if (!failing && !stopping) {
                    log.atWarn().setCause(e).log("Cannot take part in sending, tries again");
                }
                failing = true;
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private void takePart(Outbox.Session session) {
        while (!stopping) {
            int share = session.share();
            Set<Integer> held = session.take(share);
            Set<Integer> tooMany = new HashSet<>();
            held.stream().sorted().skip(share).forEach(tooMany::add);
            stopSenders(tooMany);
            tooMany.forEach(session::release);
            held.stream()
                    .filter(it -> !tooMany.contains(it))
                    .forEach(
                            shard ->
                                    senders.computeIfAbsent(
                                            shard,
                                            it ->
                                                    new ShardSender(
                                                            outbox,
                                                            it,
                                                            () -> producers.apply(it),
                                                            prefix)));
            session.await(LOOK);
            senders.values().forEach(ShardSender::wake);
        }
        stopSenders(Set.copyOf(senders.keySet()));
    }

    private void stopSenders(Set<Integer> shards) {
        for (Integer shard : shards) {
            ShardSender sender = senders.remove(shard);
            if (sender != null) {
                sender.stop();
            }
        }
    }

    /** Many commits make one message to the others. */
    private void tell() {
        while (!stopping) {
            try {
                toTell.acquire();
                toTell.drainPermits();
                outbox.tellOthers();
            } catch (InterruptedException _) {
                return;
            } catch (DataAccessException e) {
                log.atDebug().setCause(e).log("Could not tell other instances; they look anyway");
            }
        }
    }

    private boolean rested() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
