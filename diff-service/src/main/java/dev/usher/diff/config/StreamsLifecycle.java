package dev.usher.diff.config;

import dev.usher.contracts.serde.SchemaDirectory;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology from start to graceful stop. A thread that fails is replaced. */
final class StreamsLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StreamsLifecycle.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Supplier<Topology> topology;
    private final Properties config;
    private final SchemaDirectory schemas;
    private final Restores restores = new Restores();
    private volatile @Nullable KafkaStreams streams;

    StreamsLifecycle(Supplier<Topology> topology, Properties config, SchemaDirectory schemas) {
        this.topology = topology;
        this.config = config;
        this.schemas = schemas;
    }

    @Override
    public void start() {
        try {
            schemas.publish();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take the schemas of this service", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing schemas", e);
        }
        var running = new KafkaStreams(topology.get(), config);
        running.setUncaughtExceptionHandler(
                failure -> {
                    log.atError().setCause(failure).log("Replacing a stream thread that failed");
                    return StreamThreadExceptionResponse.REPLACE_THREAD;
                });
        running.setGlobalStateRestoreListener(restores);
        running.start();
        streams = running;
    }

    @Override
    public void stop() {
        KafkaStreams running = streams;
        if (running != null) {
            running.close(STOP);
            streams = null;
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }

    KafkaStreams.State state() {
        KafkaStreams running = streams;
        return running == null ? KafkaStreams.State.NOT_RUNNING : running.state();
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

    private int partitions(Function<ThreadMetadata, Set<TaskMetadata>> role) {
        KafkaStreams running = streams;
        return running == null
                ? 0
                : running.metadataForLocalThreads().stream()
                        .mapToInt(thread -> role.apply(thread).size())
                        .sum();
    }
}
