package dev.usher.assignment.adapter.intake;

import dev.usher.assignment.application.Outcome;
import io.micrometer.core.instrument.MeterRegistry;

/** The meter {@code assignment.intake}: requests by source and by what became of them. */
public final class IntakeMeter {

    private final MeterRegistry registry;

    public IntakeMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String source, Outcome outcome) {
        count(source, name(outcome));
    }

    /** A request waits for somebody who is not there yet. */
    void countWaiting(String source) {
        count(source, "waiting");
    }

    private void count(String source, String outcome) {
        registry.counter("assignment.intake", "source", source, "outcome", outcome).increment();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Unchanged _ -> "unchanged";
            case Outcome.Refused _ -> "refused";
        };
    }
}
