package dev.usher.contracts.lifecycle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * An instance's membership in the group that shares the applications. It holds for sure while a
 * heartbeat was answered within half the time after which the broker would give the work away, and
 * not while partitions are dealt out anew. Thread-safe.
 */
public final class Membership implements BooleanSupplier {

    /** The client counts a heartbeat here when its answer is in; failed ones are not counted. */
    private static final String ANSWERED_HEARTBEATS = "heartbeat-total";

    private final InstantSource clock;
    private final Heartbeats heartbeats;
    private final AtomicReference<@Nullable Metric> answered = new AtomicReference<>();
    private volatile @Nullable Consumer<?, ?> consumer;
    private volatile boolean dealingOut = true;

    /**
     * @param session after so long without a heartbeat the broker gives the work to someone else
     * @param longestWait a request of the consumer is given up when not answered within this time
     */
    public Membership(Duration session, Duration longestWait, InstantSource clock) {
        this.heartbeats = new Heartbeats(session, longestWait);
        this.clock = clock;
    }

    /** Names the member whose heartbeats count. */
    public void of(Consumer<?, ?> member) {
        if (!member.equals(consumer)) {
            consumer = member;
            answered.set(null);
        }
    }

    /** Whether this instance surely is a member still. */
    @Override
    public boolean getAsBoolean() {
        look();
        return !dealingOut && heartbeats.sure(clock.instant());
    }

    /** Looks for answered heartbeats; the more often, the more they prove. */
    public void look() {
        Metric metric = answered.updateAndGet(known -> known != null ? known : find());
        if (metric != null && metric.metricValue() instanceof Number total) {
            heartbeats.seen(total.doubleValue(), clock.instant());
        }
    }

    /** Says whether this instance waits to be told its partitions. */
    public void dealingOut(boolean waiting) {
        dealingOut = waiting;
    }

    private @Nullable Metric find() {
        Consumer<?, ?> member = consumer;
        return member == null
                ? null
                : member.metrics().entrySet().stream()
                        .filter(entry -> entry.getKey().name().equals(ANSWERED_HEARTBEATS))
                        .<Metric>map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
