package dev.usher.diff.config;

import dev.usher.diff.adapter.kafka.Tally;
import dev.usher.diff.application.Count;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The meters of this service: where its applications stand. */
final class DiffMeters implements MeterBinder {

    private static final String IN_FLIGHT = "diff.commands.inflight";
    private static final String IN_FLIGHT_TEXT = "Commands not answered yet";
    private static final String LANE = "lane";
    private static final String AGENDA = "diff.agenda";
    private static final String AGENDA_TEXT = "Users who wait for their turn";
    private static final String GRACE = "diff.grace";
    private static final String GRACE_TEXT =
            "Users who lose access, or their account, when their grace period ends";
    private static final String COLLECTED = "diff.guard.collected";
    private static final String COLLECTED_TEXT =
            "Users whose change the removal guard has collected and not judged yet";
    private static final String HELD = "diff.guard.held";
    private static final String HELD_TEXT = "Users whose change the removal guard holds";
    private static final String ESCROW = "diff.escrow";
    private static final String ESCROW_TEXT = "Users whose change failed and waits";
    private static final String GATE = "diff.gate.open";
    private static final String GATE_TEXT =
            "Applications of this instance for which everything needed has been seen";

    private static final String PARTITIONS = "diff.partitions";
    private static final String PARTITIONS_TEXT =
            "Partitions whose applications this instance decides, or keeps a copy of";
    private static final String ROLE = "role";
    private static final String RESTORED = "diff.state.restored";
    private static final String RESTORED_TEXT =
            "Records read back from Kafka before applications could be decided";

    private final Tally tally;
    private final StreamsLifecycle streams;

    DiffMeters(Tally tally, StreamsLifecycle streams) {
        this.tally = tally;
        this.streams = streams;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(IN_FLIGHT, tally, it -> it.sum(Count.URGENT_IN_FLIGHT))
                .description(IN_FLIGHT_TEXT)
                .tag(LANE, "urgent")
                .register(registry);
        Gauge.builder(IN_FLIGHT, tally, it -> it.sum(Count.BULK_IN_FLIGHT))
                .description(IN_FLIGHT_TEXT)
                .tag(LANE, "bulk")
                .register(registry);
        Gauge.builder(
                        AGENDA,
                        tally,
                        it -> it.sum(Count.URGENT_WAITING) + it.sum(Count.BULK_WAITING))
                .description(AGENDA_TEXT)
                .register(registry);
        Gauge.builder(GRACE, tally, it -> it.sum(Count.IN_GRACE))
                .description(GRACE_TEXT)
                .register(registry);
        Gauge.builder(COLLECTED, tally, it -> it.sum(Count.COLLECTED))
                .description(COLLECTED_TEXT)
                .register(registry);
        Gauge.builder(HELD, tally, it -> it.sum(Count.HELD))
                .description(HELD_TEXT)
                .register(registry);
        Gauge.builder(ESCROW, tally, it -> it.sum(Count.ESCROWED))
                .description(ESCROW_TEXT)
                .register(registry);
        Gauge.builder(GATE, tally, Tally::gatesOpen).description(GATE_TEXT).register(registry);
        Gauge.builder(PARTITIONS, streams, StreamsLifecycle::activePartitions)
                .description(PARTITIONS_TEXT)
                .tag(ROLE, "active")
                .register(registry);
        Gauge.builder(PARTITIONS, streams, StreamsLifecycle::standbyPartitions)
                .description(PARTITIONS_TEXT)
                .tag(ROLE, "standby")
                .register(registry);
        FunctionCounter.builder(RESTORED, streams, StreamsLifecycle::restored)
                .description(RESTORED_TEXT)
                .register(registry);
    }
}
