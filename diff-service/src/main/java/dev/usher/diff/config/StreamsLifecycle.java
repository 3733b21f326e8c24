package dev.usher.diff.config;

import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.diff.adapter.kafka.Rebuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the topology from start to graceful stop. A thread that fails is replaced. Before the first
 * run under a new application id, the state is made from what a former one published, if so told.
 */
final class StreamsLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StreamsLifecycle.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Optional<Restoration> restoration;
    private final Properties config;
    private final SchemaDirectory schemas;
    private final Restores restores = new Restores();
    private volatile @Nullable KafkaStreams streams;
    private volatile @Nullable Thread restoring;
    private volatile boolean running;

    StreamsLifecycle(
            Supplier<Topology> topology,
            Optional<Restoration> restoration,
            Properties config,
            SchemaDirectory schemas) {
        this.topology = topology;
        this.restoration = restoration;
        this.config = config;
        this.schemas = schemas;
    }

    /**
     * How the state is made.
     *
     * @param topology that makes it
     */
    record Restoration(Rebuild rebuild, Supplier<Topology> topology) {}

    @Override
    public void start() {
        try {
            schemas.publish();
            running = true;
            if (restoration.isPresent()) {
                Optional<Map<TopicPartition, OffsetAndMetadata>> former =
                        restoration.get().rebuild().due();
                if (former.isPresent()) {
                    restoring =
                            Thread.ofPlatform()
                                    .name("rebuild")
                                    .start(() -> restore(restoration.get(), former.get()));
                    return;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take or tell what a start needs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the start", e);
        }
        run(topology.get());
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = restoring;
        if (thread != null) {
            thread.interrupt();
        }
        close(false);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether the state is being made, so that nothing is decided yet. */
    boolean isRestoring() {
        return restoring != null;
    }

    KafkaStreams.State state() {
        KafkaStreams known = streams;
        return known == null ? KafkaStreams.State.NOT_RUNNING : known.state();
    }

    /** Partitions whose applications this instance decides. */
    int activePartitions() {
        return partitions(ThreadMetadata::activeTasks);
    }

    /** Partitions of whose state it keeps a copy ready. */
    int standbyPartitions() {
        return partitions(ThreadMetadata::standbyTasks);
    }

    /** Records read back from Kafka before it could decide. */
    long restored() {
        return restores.records();
    }

    private void restore(Restoration how, Map<TopicPartition, OffsetAndMetadata> former) {
        try {
            log.atInfo()
                    .addKeyValue("from", how.rebuild().from())
                    .addKeyValue("to", how.rebuild().to())
                    .log("Rebuilding the state from what was published");
            run(how.topology().get());
            how.rebuild().await();
            close(true);
            how.rebuild().handOver(former);
            log.atInfo().log("The state is rebuilt; going on where the former one ended");
            run(topology.get());
            restoring = null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            close(true);
            log.atError().setCause(e).log("The rebuild has come to nothing; start again");
        }
    }

    private synchronized void run(Topology what) {
        if (!running) {
            return;
        }
        Checkpoints.deleteUnreadable(Path.of(config.getProperty(StreamsConfig.STATE_DIR_CONFIG)));
        var next = new KafkaStreams(what, config);
        next.setUncaughtExceptionHandler(
                failure -> {
                    log.atError().setCause(failure).log("Replacing a stream thread that failed");
                    return StreamThreadExceptionResponse.REPLACE_THREAD;
                });
        next.setGlobalStateRestoreListener(restores);
        next.start();
        streams = next;
    }

    private synchronized void close(boolean leave) {
        KafkaStreams known = streams;
        if (known != null) {
            known.close(new KafkaStreams.CloseOptions().timeout(STOP).leaveGroup(leave));
            streams = null;
        }
    }

    private int partitions(Function<ThreadMetadata, Set<TaskMetadata>> role) {
        KafkaStreams known = streams;
        return known == null
                ? 0
                : known.metadataForLocalThreads().stream()
                        .mapToInt(thread -> role.apply(thread).size())
                        .sum();
    }
}
