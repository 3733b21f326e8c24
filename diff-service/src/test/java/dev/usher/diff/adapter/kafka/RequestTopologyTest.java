package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.PlanProgress;
import dev.usher.contracts.PlanState;
import dev.usher.contracts.PlannedChange;
import dev.usher.contracts.PlannedKind;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.ProvisioningStep;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.StepType;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTopologyTest extends DrivenTopology {

    @BeforeEach
    void start() {
        running();
    }

    @Test
    void triesAgainAtOnceWhatFailed() {
        Command first = failed();

        request(Fixtures.request(RequestKind.RETRY_NOW, Map.of(), USER));

        Command second = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        assertThat(second.getId()).isNotEqualTo(first.getId());
        assertThat(second.getCauses()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"RETRY_NOW", "RESTART_CYCLE"})
    void triesAgainForEverybodyOnTheBulkLane(RequestKind kind) {
        failed();

        request(Fixtures.request(kind, Map.of()));

        assertThat(written(Topics.BULK_COMMANDS, Command.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"UNKNOWN", "RESTART_CYCLE", "TEST_CONNECTION", "MAINTENANCE"})
    void leavesToOthersWhatIsMeantForThem(RequestKind kind) {
        request(Fixtures.request(kind, Map.of()));

        assertThat(deadLetters(Topics.REQUESTS).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {
                "PROVISION_NOW",
                "EXPLAIN",
                "RELEASE_HELD",
                "REJECT_HELD",
                "COMPUTE_PLAN",
                "DISCARD_PLAN"
            })
    void putsAsideRequestsThatDoNotSayWhatTheyMust(RequestKind kind) {
        request(Fixtures.request(kind, Map.of()));

        assertThat(deadLetters(Topics.REQUESTS).getQueueSize()).isOne();
    }

    @Test
    void putsAsideUnreadableRequests() {
        input(Topics.REQUESTS).pipeInput((APPLICATION + "|r1").getBytes(UTF_8), new byte[] {1, 2});

        assertThat(deadLetters(Topics.REQUESTS).getQueueSize()).isOne();
    }

    @Test
    void answersWhoAsksAboutAUserWithTheSteps() {
        request(Fixtures.request(RequestKind.EXPLAIN, Map.of(), USER));
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        request(Fixtures.request(RequestKind.EXPLAIN, Map.of(), USER));

        List<Decision> answers = written(Topics.DECISIONS, Decision.class);
        assertThat(answers)
                .extracting(Decision::getKind)
                .containsExactly(DecisionKind.SKIPPED, DecisionKind.EXPLAINED);
        assertThat(answers).allSatisfy(it -> assertThat(it.getRequestId()).isEqualTo("r1"));
        assertThat(answers.getFirst().getReason()).isEqualTo("UnknownUser");
        Decision explained = answers.getLast();
        assertThat(explained.getRule()).isEqualTo("in-flight");
        assertThat(explained.getSteps())
                .extracting(ProvisioningStep::getType)
                .contains(StepType.IMPORT, StepType.MATCHING, StepType.EXPORT);
    }

    @Test
    void provisionsAtOnceAndTellsHow() {
        failed();
        written(Topics.DECISIONS, Decision.class);

        request(Fixtures.request(RequestKind.PROVISION_NOW, Map.of(), USER));

        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).hasSize(1);
        assertThat(written(Topics.DECISIONS, Decision.class))
                .singleElement()
                .satisfies(it -> assertThat(it.getKind()).isEqualTo(DecisionKind.EXPLAINED));
    }

    @Test
    void publishesAPlanWithItsEndAndAppliesIt() {
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        Command creation = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        send(Topics.RESULTS, APPLICATION + "|" + USER, Fixtures.succeeded(creation));
        JobSettings candidate = Fixtures.settings();
        candidate.setRoles(
                List.of(new ProvisionedRole("User", List.of("99"), List.of(), null, List.of())));
        JobRequest asked = Fixtures.request(RequestKind.COMPUTE_PLAN, Map.of("planId", "plan-1"));
        asked.setCandidate(candidate);
        request(asked);
        timePasses(Duration.ofSeconds(2));

        List<PlannedChange> plan = written(Topics.PLANS, PlannedChange.class);
        assertThat(plan)
                .extracting(PlannedChange::getKind)
                .containsExactly(PlannedKind.CHANGE, PlannedKind.END);
        PlannedChange change = plan.getFirst();
        assertThat(change.getUserId()).isEqualTo(USER);
        assertThat(change.getOutcome()).isEqualTo("ENABLE");
        assertThat(change.getRule()).isEqualTo("enable");
        assertThat(change.getChanges()).contains(new AttributeChange("licenceKeys", "81", "99"));
        assertThat(change.getSituation()).isNotEmpty();
        assertThat(plan.getLast().getCounts()).containsExactly(Map.entry("ENABLE", 1));
        assertThat(planProgress().getState()).isEqualTo(PlanState.READY);
        assertThat(written(Topics.BULK_COMMANDS, Command.class)).isEmpty();

        candidate.setVersion(2);
        candidate.setAppliesPlan("plan-1");
        send(Topics.SETTINGS, APPLICATION, candidate);
        timePasses(Duration.ofSeconds(2));

        Command command = written(Topics.BULK_COMMANDS, Command.class).getFirst();
        assertThat(command.getSettingsVersion()).isEqualTo(2);
        assertThat(planProgress().getState()).isEqualTo(PlanState.APPLYING);
    }

    @Test
    void putsAsideSettingsThatApplyNoPlanAtHand() {
        JobSettings settings = Fixtures.settings();
        settings.setAppliesPlan("plan-9");
        send(Topics.SETTINGS, APPLICATION, settings);

        assertThat(deadLetters(Topics.SETTINGS).getQueueSize()).isOne();
    }

    private PlanProgress planProgress() {
        return written(Topics.JOB_STATUS, JobStatus.class).getLast().getPlan();
    }

    private Command failed() {
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        List<Command> sent = written(Topics.URGENT_COMMANDS, Command.class);
        send(
                Topics.RESULTS,
                APPLICATION + "|" + USER,
                Fixtures.failed(sent.getFirst(), "BAD_REQUEST"));
        return sent.getFirst();
    }

    private void request(JobRequest request) {
        send(Topics.REQUESTS, APPLICATION + "|r1", request);
    }
}
