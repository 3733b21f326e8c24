package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.Command;
import dev.usher.contracts.CycleProgress;
import dev.usher.contracts.CycleTrigger;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.HeldUser;
import dev.usher.contracts.HoldReason;
import dev.usher.contracts.JobState;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.RemovalHold;
import dev.usher.diff.application.Batch;
import dev.usher.diff.application.Count;
import dev.usher.diff.application.Counts;
import dev.usher.diff.application.Cycle;
import dev.usher.diff.application.Held;
import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.application.Progress;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Person;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What this service says, as records of the topics. */
final class Outgoing {

    private Outgoing() {}

    static Command command(
            Person person, Decision.Send send, Flight flight, String cycle, List<String> causes) {
        return Command.newBuilder()
                .setId(flight.commandId())
                .setUserId(person.id().value())
                .setUserName(person.userName())
                .setDisplayName(person.displayName())
                .setAction(action(send.action()))
                .setAccountKey(send.account().map(AccountKey::value).orElse(null))
                .setDesired(spec(send.target()))
                .setChanges(Told.changes(send))
                .setCycleId(cycle.isEmpty() ? null : cycle)
                .setSettingsVersion(flight.settingsVersion())
                .setAttempt(flight.attempt())
                .setSupersedes(flight.supersedes().orElse(null))
                .setCauses(causes)
                .setReason(send.reason())
                .setRule(send.rule().code())
                .setDecidedAt(flight.sentAt())
                .setValidUntil(flight.validUntil())
                .build();
    }

    static dev.usher.contracts.Decision decision(
            UUID id,
            Person person,
            Verdict verdict,
            long settingsVersion,
            List<String> causes,
            Instant now) {
        return dev.usher.contracts.Decision.newBuilder()
                .setId(id)
                .setUserId(person.id().value())
                .setUserName(person.userName())
                .setDisplayName(person.displayName())
                .setKind(
                        switch (verdict.kind()) {
                            case SKIPPED -> DecisionKind.SKIPPED;
                            case ADOPTED -> DecisionKind.ADOPTED;
                            case UNLINKED -> DecisionKind.UNLINKED;
                            case ESCROWED -> DecisionKind.ESCROWED;
                            case GRACE -> DecisionKind.GRACE;
                            case PLANNED -> DecisionKind.PLANNED;
                            case HELD -> DecisionKind.HELD;
                            case RELEASED -> DecisionKind.RELEASED;
                            case REJECTED -> DecisionKind.REJECTED;
                        })
                .setReason(verdict.notice().reason())
                .setDetails(verdict.notice().details())
                .setValues(verdict.notice().values())
                .setRecommendedAction(verdict.notice().recommendedAction().orElse(null))
                .setAction(
                        verdict.command()
                                .map(Decision.Send::action)
                                .or(verdict::tried)
                                .map(Outgoing::action)
                                .orElse(null))
                .setAccountKey(
                        verdict.command()
                                .flatMap(Decision.Send::account)
                                .map(AccountKey::value)
                                .orElse(null))
                .setChanges(verdict.command().map(Told::changes).orElse(List.of()))
                .setRetryAt(verdict.until().orElse(null))
                .setAttempt(verdict.attempts())
                .setHoldId(verdict.holdId().orElse(null))
                // What is not set, Avro's builder looks up in the schema, for each decision anew.
                .setRequestId(null)
                .setSteps(List.of())
                .setRule(verdict.rule().code())
                .setSettingsVersion(settingsVersion)
                .setCauses(causes)
                .setDecidedAt(now)
                .build();
    }

    static JobStatus status(Progress progress, List<Held> holds, Instant now) {
        Counts counts = progress.counts();
        Optional<Settings> settings = progress.job().settings();
        return JobStatus.newBuilder()
                .setState(settings.map(Outgoing::state).orElse(JobState.OFF))
                .setSettingsVersion(settings.map(Settings::version).orElse(0L))
                .setWaitsFor(progress.waitsFor().orElse(null))
                .setManagedAccounts(number(counts, Count.MANAGED))
                .setUrgentInFlight(number(counts, Count.URGENT_IN_FLIGHT))
                .setBulkInFlight(number(counts, Count.BULK_IN_FLIGHT))
                .setWaiting(
                        number(counts, Count.URGENT_WAITING) + number(counts, Count.BULK_WAITING))
                .setInGrace(number(counts, Count.IN_GRACE))
                .setEscrowed(number(counts, Count.ESCROWED))
                .setHeld(number(counts, Count.HELD))
                .setHolds(holds.stream().map(Outgoing::hold).toList())
                .setCycle(
                        progress.job()
                                .cycle()
                                .map(cycle -> cycle(cycle, progress, now))
                                .orElse(null))
                .setPlan(
                        progress.plan()
                                .map(plan -> Told.progress(plan, number(counts, Count.PEOPLE)))
                                .orElse(null))
                .setUpdatedAt(now)
                .build();
    }

    private static JobState state(Settings settings) {
        return switch (settings.status()) {
            case OFF -> JobState.OFF;
            case PREVIEW -> JobState.PREVIEW;
            case ON -> JobState.ON;
        };
    }

    private static RemovalHold hold(Held held) {
        Batch batch = held.batch();
        return RemovalHold.newBuilder()
                .setHoldId(batch.id())
                .setReason(batch.why().words())
                .setReasonCode(HoldReason.valueOf(batch.why().code().name()))
                .setOpenedAt(batch.openedAt())
                .setExpiresAt(batch.expiresAt())
                .setHeld(batch.users())
                .setAlreadyRun(batch.alreadyRun())
                .setLimit(batch.limit())
                .setUsers(
                        held.some().stream()
                                .map(
                                        person ->
                                                new HeldUser(
                                                        person.id().value(),
                                                        person.userName(),
                                                        person.displayName()))
                                .toList())
                .build();
    }

    private static CycleProgress cycle(Cycle cycle, Progress progress, Instant now) {
        Counts counts = progress.counts();
        return CycleProgress.newBuilder()
                .setCycleId(cycle.id())
                .setTrigger(
                        switch (cycle.trigger()) {
                            case SCAN -> CycleTrigger.SCAN;
                            case SETTINGS -> CycleTrigger.SETTINGS;
                            case PLAN -> CycleTrigger.PLAN;
                            case REBUILD -> CycleTrigger.REBUILD;
                        })
                .setInitial(cycle.initial())
                .setStartedAt(cycle.startedAt())
                .setFinishedAt(cycle.finishedAt().orElse(null))
                .setTotal(Math.toIntExact(progress.cycleTotal()))
                .setEvaluated(number(counts, Count.CYCLE_EVALUATED))
                .setCommands(
                        Map.of(
                                "CREATE", number(counts, Count.CYCLE_CREATE),
                                "UPDATE", number(counts, Count.CYCLE_UPDATE),
                                "ENABLE", number(counts, Count.CYCLE_ENABLE),
                                "DISABLE", number(counts, Count.CYCLE_DISABLE),
                                "DELETE", number(counts, Count.CYCLE_DELETE),
                                "CANCEL", number(counts, Count.CYCLE_CANCEL)))
                .setDone(number(counts, Count.CYCLE_DONE))
                .setFailed(number(counts, Count.CYCLE_FAILED))
                .setDropped(Math.toIntExact(progress.cycleDropped()))
                .setSkipped(number(counts, Count.CYCLE_SKIPPED))
                .setAdopted(number(counts, Count.CYCLE_ADOPTED))
                .setEscrowed(number(counts, Count.ESCROWED))
                .setHeld(number(counts, Count.HELD))
                .setEstimatedEndAt(progress.estimatedEnd(now).orElse(null))
                .build();
    }

    private static int number(Counts counts, Count count) {
        return Math.toIntExact(counts.of(count));
    }

    static dev.usher.contracts.AccountSpec spec(AccountSpec spec) {
        return new dev.usher.contracts.AccountSpec(
                spec.email(),
                spec.attributes(),
                List.copyOf(spec.licences()),
                List.copyOf(spec.adminRoles()),
                spec.group().orElse(null),
                List.copyOf(spec.customRoles()));
    }

    static dev.usher.contracts.Action action(Action action) {
        return switch (action) {
            case CREATE -> dev.usher.contracts.Action.CREATE;
            case UPDATE -> dev.usher.contracts.Action.UPDATE;
            case DISABLE -> dev.usher.contracts.Action.DISABLE;
            case ENABLE -> dev.usher.contracts.Action.ENABLE;
            case DELETE -> dev.usher.contracts.Action.DELETE;
            case CANCEL -> dev.usher.contracts.Action.CANCEL;
        };
    }
}
