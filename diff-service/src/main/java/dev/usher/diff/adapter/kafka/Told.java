package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.PlanProgress;
import dev.usher.contracts.PlanState;
import dev.usher.contracts.PlannedChange;
import dev.usher.contracts.PlannedKind;
import dev.usher.contracts.ProvisioningStep;
import dev.usher.contracts.StepStatus;
import dev.usher.contracts.StepType;
import dev.usher.diff.application.Explained;
import dev.usher.diff.application.Plan;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Forecasts;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What this service tells of things that it does not do, as records of the topics. */
final class Told {

    private Told() {}

    static Decision explained(
            UUID id,
            Person person,
            String request,
            Explained explained,
            List<String> causes,
            Instant now) {
        return Decision.newBuilder()
                .setId(id)
                .setUserId(person.id().value())
                .setUserName(person.userName())
                .setDisplayName(person.displayName())
                .setKind(explained.known() ? DecisionKind.EXPLAINED : DecisionKind.SKIPPED)
                .setReason(explained.notice().reason())
                .setDetails(explained.notice().details())
                .setRecommendedAction(explained.notice().recommendedAction().orElse(null))
                .setAction(
                        explained
                                .command()
                                .map(send -> Outgoing.action(send.action()))
                                .orElse(null))
                .setAccountKey(explained.account().map(AccountKey::value).orElse(null))
                .setChanges(explained.command().map(Told::changes).orElse(List.of()))
                .setRule(explained.rule().code())
                .setSettingsVersion(explained.settingsVersion())
                .setRequestId(request)
                .setSteps(explained.steps().stream().map(Told::step).toList())
                .setCauses(causes)
                .setDecidedAt(now)
                .build();
    }

    static PlannedChange planned(Plan plan, Person person, Forecast forecast, Instant now) {
        Notice notice = Forecasts.notice(forecast);
        return PlannedChange.newBuilder()
                .setPlanId(plan.id())
                .setKind(PlannedKind.CHANGE)
                .setUserId(person.id().value())
                .setUserName(person.userName())
                .setDisplayName(person.displayName())
                .setAction(
                        forecast.command().map(send -> Outgoing.action(send.action())).orElse(null))
                .setOutcome(forecast.outcome().name())
                .setReason(notice.reason())
                .setDetails(notice.details())
                .setRule(forecast.rule().code())
                .setAccountKey(forecast.accountKey().map(AccountKey::value).orElse(null))
                .setChanges(forecast.command().map(Told::changes).orElse(List.of()))
                .setWarnings(forecast.warnings())
                .setSituation(forecast.situation())
                .setPlannedAt(now)
                .build();
    }

    static PlannedChange planEnd(Plan plan, List<String> warnings, Instant now) {
        Map<String, Integer> counts = new TreeMap<>();
        plan.sums().outcomes().forEach((outcome, users) -> counts.put(outcome.name(), users));
        return PlannedChange.newBuilder()
                .setPlanId(plan.id())
                .setKind(PlannedKind.END)
                .setWarnings(warnings)
                .setCounts(counts)
                .setSettingsVersion(plan.settingsVersion())
                .setPlannedAt(now)
                .build();
    }

    static PlanProgress progress(Plan plan, int people) {
        return PlanProgress.newBuilder()
                .setPlanId(plan.id())
                .setState(
                        switch (plan.state()) {
                            case COMPUTING -> PlanState.COMPUTING;
                            case READY -> PlanState.READY;
                            case APPLYING -> PlanState.APPLYING;
                            case APPLIED -> PlanState.APPLIED;
                            case DISCARDED -> PlanState.DISCARDED;
                            case REFUSED -> PlanState.REFUSED;
                        })
                .setTotal(plan.state() == Plan.State.COMPUTING ? people : plan.evaluated())
                .setEvaluated(plan.evaluated())
                .setLeftOut(plan.leftOut())
                .setMessage(plan.message().orElse(null))
                .build();
    }

    static List<AttributeChange> changes(dev.usher.diff.domain.Decision.Send send) {
        return send.changes().stream()
                .map(
                        change ->
                                new AttributeChange(
                                        change.attribute(),
                                        change.from().orElse(null),
                                        change.to().orElse(null)))
                .toList();
    }

    private static ProvisioningStep step(Explained.Step step) {
        return new ProvisioningStep(
                step.name(),
                switch (step.type()) {
                    case IMPORT -> StepType.IMPORT;
                    case SCOPING -> StepType.SCOPING;
                    case MATCHING -> StepType.MATCHING;
                    case PROCESSING -> StepType.PROCESSING;
                    case EXPORT -> StepType.EXPORT;
                },
                switch (step.status()) {
                    case SUCCESS -> StepStatus.SUCCESS;
                    case SKIPPED -> StepStatus.SKIPPED;
                    case FAILURE -> StepStatus.FAILURE;
                },
                step.description(),
                step.details());
    }
}
