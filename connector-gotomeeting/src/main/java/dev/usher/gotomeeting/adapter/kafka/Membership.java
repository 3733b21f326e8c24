package dev.usher.gotomeeting.adapter.kafka;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The instance's membership in the group that shares the applications. It holds for sure while a
 * heartbeat was answered within half the time after which the broker would give the work away, and
 * not while partitions are dealt out anew. Thread-safe.
 */
public final class Membership implements BooleanSupplier {

    /** The client counts a heartbeat here when its answer is in; failed ones are not counted. */
    private static final String ANSWERED_HEARTBEATS = "heartbeat-total";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final InstantSource clock;
    private final Heartbeats heartbeats =
            new Heartbeats(Cluster.SESSION, Cluster.LONGEST_WAIT_FOR_AN_ANSWER);
    private final AtomicReference<@Nullable Metric> answered = new AtomicReference<>();
    private volatile boolean dealingOut = true;

    public Membership(Cluster cluster, InstantSource clock) {
        this.consumer = cluster.groupMember();
        this.clock = clock;
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    /** Whether this instance surely is a member still. */
    @Override
    public boolean getAsBoolean() {
        look();
        return !dealingOut && heartbeats.sure(clock.instant());
    }

    /** Looks for answered heartbeats; the more often, the more they prove. */
    void look() {
        Metric metric = answered.updateAndGet(known -> known != null ? known : find());
        if (metric != null && metric.metricValue() instanceof Number total) {
            heartbeats.seen(total.doubleValue(), clock.instant());
        }
    }

    /** Says whether this instance waits to be told its partitions. */
    void dealingOut(boolean waiting) {
        dealingOut = waiting;
    }

    private @Nullable Metric find() {
        return consumer.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(ANSWERED_HEARTBEATS))
                .<Metric>map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
