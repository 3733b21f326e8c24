package dev.usher.gotomeeting.config;

import dev.usher.gotomeeting.application.ConnectorMeter;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts answered commands, and leaves a line of log for each. */
record CommandCount(MeterRegistry meters) {

    private static final Logger log = LoggerFactory.getLogger(CommandCount.class);

    void count(Order order, Report report) {
        String outcome =
                switch (report.verdict()) {
                    case Verdict.Succeeded _, Verdict.Deleted _, Verdict.Heeded _ -> "succeeded";
                    case Verdict.Failed _ -> "failed";
                    case Verdict.Conflict _ -> "conflict";
                    case Verdict.Expired _ -> "expired";
                    case Verdict.Cancelled _ -> "cancelled";
                    case Verdict.Superseded _ -> "superseded";
                };
        Counter.builder(ConnectorMeter.COMMANDS.id())
                .description(ConnectorMeter.COMMANDS.description())
                .tag("action", order.kind().name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(meters)
                .increment();
        log.atInfo()
                .addKeyValue("commandId", order.id())
                .addKeyValue("userId", order.userId())
                .addKeyValue("action", order.kind())
                .addKeyValue("outcome", outcome)
                .addKeyValue("apiCalls", report.apiCalls())
                .log("Answered a command");
    }
}
