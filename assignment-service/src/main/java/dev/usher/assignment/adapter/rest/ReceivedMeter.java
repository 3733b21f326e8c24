package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.application.Report;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The meter {@code assignment.received}: changes that came in, by what became of them. */
public final class ReceivedMeter {

    private enum Tag {
        ACCEPTED,
        UNCHANGED,
        REFUSED
    }

    private final Map<Tag, Counter> counters = new EnumMap<>(Tag.class);

    public ReceivedMeter(MeterRegistry registry) {
        for (Tag tag : Tag.values()) {
            counters.put(
                    tag,
                    Counter.builder("assignment.received")
                            .description("Changes received, by what became of them")
                            .tag("outcome", tag.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(Outcome outcome) {
        add(
                switch (outcome) {
                    case Outcome.Accepted _ -> Tag.ACCEPTED;
                    case Outcome.Unchanged _ -> Tag.UNCHANGED;
                    case Outcome.Refused _ -> Tag.REFUSED;
                },
                1);
    }

    void count(Report report) {
        add(Tag.ACCEPTED, report.accepted());
        add(Tag.UNCHANGED, report.unchanged());
        add(Tag.REFUSED, report.refusedInAll());
    }

    private void add(Tag tag, long many) {
        Counter counter = counters.get(tag);
        if (counter != null) {
            counter.increment((double) many);
        }
    }
}
