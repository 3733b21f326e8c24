package dev.usher.diff.config;

import dev.usher.diff.adapter.kafka.Tally;
import dev.usher.diff.application.Count;
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

    private final Tally tally;

    DiffMeters(Tally tally) {
        this.tally = tally;
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
    }
}
