package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten users are to get accounts in one cycle. */
class ProgressTest {

    private static final int USERS = 10;

    private final World world = new World();

    @BeforeEach
    void begin() {
        world.settings(true);
        world.connectorHealthy();
        for (int user = 1; user <= USERS; user++) {
            world.has(user, user + "@example.com", "Ann", Set.of(World.ROLE), Lane.BULK);
        }
        world.scanned();
    }

    @Test
    void countsWhatBecameOfTheCycle() {
        world.fail(0, "REFUSED");
        carryOut(4);

        Progress progress = world.progress();
        assertThat(progress.counts().of(Count.CYCLE_EVALUATED)).isEqualTo(USERS);
        assertThat(progress.counts().of(Count.CYCLE_CREATE)).isEqualTo(USERS);
        assertThat(progress.counts().of(Count.CYCLE_DONE)).isEqualTo(4);
        assertThat(progress.counts().of(Count.CYCLE_FAILED)).isOne();
        assertThat(progress.counts().of(Count.ESCROWED)).isOne();
        assertThat(progress.counts().of(Count.BULK_IN_FLIGHT)).isEqualTo(5);
    }

    @Test
    void estimatesTheEndByThePaceOfTheAnswers() {
        assertThat(world.progress().estimatedEnd(world.now())).isEmpty();

        world.secondsLater(20);
        carryOut(4);

        Instant begun = world.progress().job().cycle().orElseThrow().startedAt();
        Duration taken = Duration.between(begun, world.now());
        assertThat(world.progress().estimatedEnd(world.now()))
                .contains(world.now().plusMillis(taken.toMillis() * 6 / 4));
    }

    @Test
    void estimatesNothingWhenTheCycleIsOver() {
        carryOut(USERS);

        Progress progress = world.progress();
        assertThat(progress.estimatedEnd(world.now())).isEmpty();
        assertThat(progress.job().cycle().orElseThrow().finishedAt()).isPresent();
        assertThat(progress.waitsFor()).isEmpty();
    }

    private void carryOut(int commands) {
        for (int i = 0; i < commands; i++) {
            world.carryOut(0);
        }
    }

    @Test
    void givesUpAPlanWhoseSettingsAnEarlierBuildAccepted() {
        Plan computing =
                Plan.begun("p1", world.settingsFor("no key of a licence"), 1, false, List.of());
        world.plans.entries.put(world.jobs.entries.firstKey(), computing);

        world.restarted().caughtUp().everybodyDecided();

        assertThat(world.plan().state()).isEqualTo(Plan.State.REFUSED);
        assertThat(world.plan().message()).get().asString().contains("is no key of a licence");
    }
}
