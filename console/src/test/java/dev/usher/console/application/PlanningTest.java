package dev.usher.console.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.console.application.Planning.Outcome;
import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.Plan;
import dev.usher.console.domain.PlanState;
import dev.usher.console.domain.Request;
import dev.usher.policy.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanningTest {

    private static final String APPLICATION = "gotomeeting";

    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final InMemorySettings settings = new InMemorySettings();
    private final InMemoryPlans plans = new InMemoryPlans();
    private final RecordingPublisher publisher = new RecordingPublisher();
    private final PublishingSettings publishing =
            new PublishingSettings(new OnOrOff(), settings, publisher, clock);
    private final Planning planning =
            new Planning(
                    new OnOrOff(), publishing, settings, plans, publisher, clock, UUID::randomUUID);

    @BeforeEach
    void publishWhatTheFileSays() {
        publishing.take("off");
    }

    @Test
    void asksForAPlanOfThePresentSettings() {
        Plan plan = asked(Optional.empty());

        assertThat(plans.asked).containsExactly(plan);
        assertThat(publisher.requests)
                .containsExactly(new Request.ComputePlan(plan.id(), Optional.empty()));
    }

    @Test
    void asksForAPlanOfOtherSettings() {
        Plan plan = asked(Optional.of("on"));

        assertThat(plan.candidate()).map(Settings::on).contains(true);
        assertThat(publisher.requests)
                .containsExactly(new Request.ComputePlan(plan.id(), plan.candidate()));
    }

    @Test
    void refusesSettingsThatTheFileMayNotSay() {
        assertThat(planning.compute(APPLICATION, Optional.of("nonsense")))
                .isEqualTo(new Outcome.Faulty(List.of("neither on nor off")));
        assertThatExceptionOfType(UnknownApplicationException.class)
                .isThrownBy(() -> planning.compute("other", Optional.empty()));
        assertThat(publisher.requests).isEmpty();
    }

    @Test
    void appliesAPlanWithTheNextVersionWhichTheFileDoesNotUndo() {
        assertThat(planning.apply(ready(Optional.empty(), 1)))
                .isEqualTo(new Outcome.Applied(2, true));
        publishing.take("off");
        publishing.take("off");

        assertThat(publisher.published).containsExactly("1 off", "2 on");
        assertThat(settings.all())
                .singleElement()
                .satisfies(it -> assertThat(it.settings().appliesPlan()).contains("p1"));
    }

    @Test
    void takesTheFileAgainOnceItSaysSomethingElse() {
        planning.apply(ready(Optional.empty(), 1));

        publishing.take("on");
        assertThat(publisher.published).as("what is in force").containsExactly("1 off", "2 on");

        publishing.take("off");
        assertThat(publisher.published).containsExactly("1 off", "2 on", "3 off");
        assertThat(settings.all())
                .singleElement()
                .satisfies(it -> assertThat(it.settings().appliesPlan()).isEmpty());
    }

    @Test
    void appliesTwoPlansOneAfterTheOtherOverTheSameFile() {
        planning.apply(ready(Optional.empty(), 1));
        planning.apply(ready(Optional.of(OnOrOff.settings(true)), 2));
        publishing.take("off");

        assertThat(publisher.published).containsExactly("1 off", "2 on", "3 on");
    }

    @Test
    void needsNothingInTheFileWhenItSaysTheSame() {
        publishing.take("on");

        assertThat(planning.apply(ready(Optional.empty(), 2)))
                .isEqualTo(new Outcome.Applied(3, false));
    }

    @Test
    void refusesAPlanOfOtherSettingsThanThoseInForce() {
        Plan plan = ready(Optional.empty(), 1);
        publishing.take("on");

        assertThat(planning.apply(plan))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.why()).contains("version 1, now there is version 2"));
        assertThat(publisher.published).containsExactly("1 off", "2 on");
    }

    @Test
    void refusesAPlanOfSettingsThatAreOff() {
        assertThat(planning.apply(ready(Optional.of(OnOrOff.settings(false)), 1)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(names = "READY", mode = EnumSource.Mode.EXCLUDE)
    void appliesOnlyWhatIsReady(PlanState state) {
        assertThat(planning.apply(plan(state, Optional.empty(), result(1))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.why()).contains("The plan is " + state));
        assertThat(publisher.published).containsExactly("1 off");
    }

    @Test
    void isNotReadyBeforeAllOfItIsHere() {
        Plan plan =
                new Plan(
                        "p1",
                        APPLICATION,
                        Instant.EPOCH,
                        Optional.empty(),
                        new JobStatus.PlanProgress("p1", PlanState.READY, 1, 1, 0, null),
                        null);

        assertThat(plan.state()).isEqualTo(PlanState.COMPUTING);
        assertThat(planning.apply(plan)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void forgetsAPlanThatWasNotApplied() {
        assertThat(planning.discard(ready(Optional.empty(), 1))).isEqualTo(new Outcome.Discarded());
        assertThat(plans.discarded).containsExactly("p1");
        assertThat(publisher.requests).containsExactly(new Request.DiscardPlan("p1"));

        assertThat(planning.discard(plan(PlanState.APPLIED, Optional.empty(), result(1))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(publisher.requests).hasSize(1);
    }

    private Plan asked(Optional<String> candidate) {
        Outcome outcome = planning.compute(APPLICATION, candidate);
        assertThat(outcome).isInstanceOf(Outcome.Asked.class);
        return ((Outcome.Asked) outcome).plan();
    }

    private static Plan ready(Optional<Settings> candidate, long version) {
        return plan(PlanState.READY, candidate, result(version));
    }

    private static Plan plan(PlanState state, Optional<Settings> candidate, Plan.Result result) {
        return new Plan(
                "p1",
                APPLICATION,
                Instant.EPOCH,
                candidate,
                new JobStatus.PlanProgress("p1", state, 1, 1, 0, null),
                result);
    }

    private static Plan.Result result(long version) {
        return new Plan.Result(Map.of("CREATE", 1), List.of(), version, Instant.EPOCH);
    }
}
