package dev.usher.console.adapter.kafka;

import static dev.usher.console.adapter.kafka.LogRecords.clean;
import static dev.usher.console.adapter.kafka.LogRecords.text;
import static dev.usher.console.adapter.kafka.LogRecords.time;

import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.PlanState;
import dev.usher.contracts.CycleProgress;
import dev.usher.contracts.PlanProgress;
import dev.usher.contracts.RemovalHold;
import java.util.TreeMap;

/** Where an application stands, from the record of the contracts. */
final class JobRecords {

    private JobRecords() {}

    static JobStatus of(String application, dev.usher.contracts.JobStatus record) {
        CycleProgress cycle = record.getCycle();
        PlanProgress plan = record.getPlan();
        return new JobStatus(
                application,
                record.getState().name(),
                record.getSettingsVersion(),
                clean(record.getWaitsFor()),
                new JobStatus.Counts(
                        record.getManagedAccounts(),
                        record.getUrgentInFlight(),
                        record.getBulkInFlight(),
                        record.getWaiting(),
                        record.getInGrace(),
                        record.getEscrowed(),
                        record.getHeld()),
                cycle == null ? null : cycle(cycle),
                record.getHolds().stream().map(JobRecords::hold).toList(),
                plan == null ? null : plan(plan),
                time(record.getUpdatedAt()));
    }

    private static JobStatus.Cycle cycle(CycleProgress cycle) {
        return new JobStatus.Cycle(
                text(cycle.getCycleId()),
                cycle.getTrigger().name(),
                cycle.getInitial(),
                cycle.getStartedAt(),
                cycle.getFinishedAt(),
                cycle.getTotal(),
                cycle.getEvaluated(),
                new TreeMap<>(cycle.getCommands()),
                cycle.getDone(),
                cycle.getFailed(),
                cycle.getDropped(),
                cycle.getSkipped(),
                cycle.getAdopted(),
                cycle.getEscrowed(),
                cycle.getHeld(),
                cycle.getEstimatedEndAt());
    }

    private static JobStatus.Hold hold(RemovalHold hold) {
        return new JobStatus.Hold(
                text(hold.getHoldId()),
                text(hold.getReason()),
                hold.getOpenedAt(),
                hold.getExpiresAt(),
                hold.getHeld(),
                hold.getAlreadyRun(),
                hold.getLimit(),
                hold.getUsers().stream()
                        .map(
                                user ->
                                        new JobStatus.HeldUser(
                                                user.getUserId(),
                                                text(user.getUserName()),
                                                text(user.getDisplayName())))
                        .toList());
    }

    private static JobStatus.PlanProgress plan(PlanProgress plan) {
        return new JobStatus.PlanProgress(
                text(plan.getPlanId()),
                PlanState.valueOf(plan.getState().name()),
                plan.getTotal(),
                plan.getEvaluated(),
                plan.getLeftOut(),
                clean(plan.getMessage()));
    }
}
