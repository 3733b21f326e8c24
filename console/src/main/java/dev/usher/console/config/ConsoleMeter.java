package dev.usher.console.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The console's own meters, all of them counters. */
enum ConsoleMeter {
    /** Tagged {@code outcome}: a value of {@code LogOutcome}. */
    ENTRIES("console.log.entries", "Entries of the log that ended, by how they ended"),
    /** Tagged {@code outcome}: taken or refused. */
    SETTINGS("console.settings.readings", "Contents of the settings file that were looked at"),
    /** Tagged {@code outcome}: malformed. */
    DEAD_LETTERS("console.dead.letters", "Records that could not be read and were put aside");

    private final String meterName;
    private final String description;

    ConsoleMeter(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder(meterName)
                .description(description)
                .tag("outcome", outcome)
                .register(registry);
    }
}
