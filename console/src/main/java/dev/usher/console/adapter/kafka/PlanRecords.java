package dev.usher.console.adapter.kafka;

import static dev.usher.console.adapter.kafka.LogRecords.clean;
import static dev.usher.console.adapter.kafka.LogRecords.text;

import dev.usher.console.application.PlanStore.Planned;
import dev.usher.console.domain.Plan;
import dev.usher.contracts.Action;
import dev.usher.contracts.PlannedChange;
import java.util.Optional;
import java.util.UUID;

/** Pieces of plans from the records of the contracts. */
final class PlanRecords {

    private PlanRecords() {}

    /** Empty: a newer service said something this one has no word for. */
    static Optional<Planned> of(String application, PlannedChange record) {
        return switch (record.getKind()) {
            case CHANGE ->
                    Optional.of(new Planned.Changed(text(record.getPlanId()), change(record)));
            case END ->
                    Optional.of(
                            new Planned.Ended(
                                    application,
                                    text(record.getPlanId()),
                                    new Plan.Result(
                                            record.getCounts(),
                                            record.getWarnings().stream()
                                                    .map(LogRecords::text)
                                                    .toList(),
                                            record.getSettingsVersion(),
                                            LogRecords.time(record.getPlannedAt()))));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static dev.usher.console.domain.PlannedChange change(PlannedChange record) {
        UUID user = record.getUserId();
        Action action = record.getAction();
        if (user == null) {
            throw new MalformedRecordException("A planned change of nobody");
        }
        return new dev.usher.console.domain.PlannedChange(
                user,
                text(record.getUserName()),
                text(record.getDisplayName()),
                action == null ? null : action.name(),
                text(record.getOutcome()),
                text(record.getReason()),
                text(record.getDetails()),
                text(record.getRule()),
                clean(record.getAccountKey()),
                LogRecords.changes(record.getChanges()),
                record.getWarnings().stream().map(LogRecords::text).toList());
    }
}
