package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Lane;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings in force that an earlier build accepted, and this one does not. */
class RefusedSettingsTest {

    private static final String SHARED = "shared@example.com";

    private final World world = World.withSecondAddress();
    private final Settings refused = world.settingsFor("no key of a licence");

    @BeforeEach
    void runs() {
        world.running();
    }

    private void restartedWithRefusedSettings() {
        world.jobs.entries.replaceAll((_, job) -> job.with(refused, true));
        world.restarted().caughtUp();
    }

    @Test
    void decideNothingAndAreTold() {
        restartedWithRefusedSettings();
        world.assigned(11, "11@example.com");

        assertThat(world.waitsFor())
                .get()
                .asString()
                .startsWith("The settings in force are not accepted by this version of Usher: ")
                .contains("is no key of a licence");
        assertThat(world.explained(11).notice().details()).contains("is no key of a licence");
        assertThat(world.request(new Request.ComputePlan("request", "p1", Optional.empty())))
                .get()
                .asString()
                .endsWith("correct them first");
        assertThat(world.commands).isEmpty();
    }

    @Test
    void areKeptForTheBuildThatAcceptsThem() {
        restartedWithRefusedSettings();
        world.connectorHealthy();

        assertThat(world.jobs.entries.firstEntry().getValue().settings()).contains(refused);
    }

    @Test
    void makeWayForOthersThatDecideEverybodyAtOnce() {
        restartedWithRefusedSettings();
        world.assigned(11, "11@example.com").settings(true);

        assertThat(world.waitsFor()).isEmpty();
        assertThat(world.commands).extracting(World.Sent::user).containsExactly(World.user(11));
    }

    @Test
    void takeAnswersAboutUsersWithContenders() {
        world.assigned(1, "a@example.com", SHARED, Lane.BULK);
        restartedWithRefusedSettings();
        world.assigned(2, "b@example.com", SHARED, Lane.BULK);
        world.carryOut(0);

        world.settings(true);
        world.settled();
        assertThat(world.goTo.values())
                .extracting(account -> account.email())
                .containsExactlyInAnyOrder("a@example.com", "b@example.com");
    }

    @Test
    void endThePlanThatWasBeingApplied() {
        Plan plan = Plan.begun("p1", refused, 1, false, List.of()).in(Plan.State.APPLYING);
        Cycle cycle =
                Cycle.begun("settings-1", Cycle.Trigger.PLAN, false, List.of(), Instant.EPOCH);
        world.plans.entries.put(world.jobs.entries.firstKey(), plan);
        world.jobs.entries.replaceAll((_, job) -> job.with(cycle));
        restartedWithRefusedSettings();
        world.assigned(11, "11@example.com").settings(true);

        assertThat(world.plan().state()).isEqualTo(Plan.State.REFUSED);
        assertThat(world.commands).extracting(World.Sent::user).containsExactly(World.user(11));
    }
}
