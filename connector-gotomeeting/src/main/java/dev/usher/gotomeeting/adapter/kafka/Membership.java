package dev.usher.gotomeeting.adapter.kafka;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The instance's membership in the group that shares the applications. It holds for sure while a
 * heartbeat was answered within half the time after which the broker would give the work away.
 */
public final class Membership implements BooleanSupplier {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicReference<@Nullable Metric> sinceHeartbeat = new AtomicReference<>();

    public Membership(Cluster cluster) {
        this.consumer = cluster.groupMember();
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    /** Whether this instance surely is a member still. */
    @Override
    public boolean getAsBoolean() {
        Metric metric = sinceHeartbeat.updateAndGet(known -> known != null ? known : find());
        return metric != null
                && metric.metricValue() instanceof Number seconds
                && seconds.doubleValue() >= 0
                && seconds.doubleValue() * 1000 < Cluster.SESSION.toMillis() / 2.0;
    }

    private @Nullable Metric find() {
        return consumer.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("last-heartbeat-seconds-ago"))
                .<Metric>map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
