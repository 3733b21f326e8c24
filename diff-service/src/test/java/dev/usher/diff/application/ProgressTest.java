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

    private final World world = tenUsers(Set.of(World.ROLE));

    @BeforeEach
    void begin() {
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

        assertThat(world.progress().estimatedEnd(world.now()))
                .contains(world.now().plusMillis(taken(world).toMillis() * 6 / 4));
    }

    @Test
    void estimatesWhatThoseStillToBeDecidedWillNeed() {
        World half = tenUsers(Set.of(World.ROLE)).listedAll();
        half.slicesDecided(2).secondsLaterWithoutGoingOn(20);
        assertThat(half.progress().estimatedEnd(half.now())).isEmpty();

        half.carryOut(0);
        half.carryOut(0);

        // Two of the four who were decided are answered, and six are to come.
        assertThat(half.progress().estimatedEnd(half.now()))
                .contains(half.now().plus(taken(half).multipliedBy(4)));
    }

    @Test
    void estimatesHowLongDecidingTakesWhenNobodyNeedsACommand() {
        World half = tenUsers(Set.of()).listedAll();
        assertThat(half.progress().estimatedEnd(half.now())).isEmpty();

        half.slicesDecided(1).secondsLaterWithoutGoingOn(20);

        assertThat(half.progress().estimatedEnd(half.now()))
                .contains(half.now().plus(taken(half).multipliedBy(4)));
    }

    @Test
    void doesNotExpectToHaveEndedAlreadyWhenUsersAreErasedMeanwhile() {
        World most = tenUsers(Set.of()).listedAll().slicesDecided(4);
        most.erased(8).erased(9).erased(10).secondsLaterWithoutGoingOn(20);

        assertThat(most.progress().estimatedEnd(most.now())).contains(most.now());
    }

    @Test
    void tellsWhatBecameOfEveryCommand() {
        world.expire(0);
        world.madeByHand("2@example.com", "Ann", World.LICENCE);
        world.carryOut(0);
        world.unassigned(3, "3@example.com");
        world.carryOut(USERS - 1);
        world.fail(0, "REFUSED");
        world.settled();

        Progress progress = world.progress();
        Counts counts = progress.counts();
        assertThat(counts.of(Count.CYCLE_FAILED)).isOne();
        // Expired, met an account, taken back, and what took it back.
        assertThat(progress.cycleDropped()).isEqualTo(4);
        // The other six, and the one whose first command expired.
        assertThat(counts.of(Count.CYCLE_DONE)).isEqualTo(7);
        assertThat(Count.ofCommands().mapToLong(counts::of).sum())
                .isEqualTo(
                        counts.of(Count.CYCLE_DONE)
                                + counts.of(Count.CYCLE_FAILED)
                                + progress.cycleDropped());
    }

    @Test
    void estimatesNothingWhenTheCycleIsOver() {
        carryOut(USERS);

        Progress progress = world.progress();
        assertThat(progress.estimatedEnd(world.now())).isEmpty();
        assertThat(progress.job().cycle().orElseThrow().finishedAt()).isPresent();
        assertThat(progress.waitsFor()).isEmpty();
    }

    private static World tenUsers(Set<String> roles) {
        World world = new World().settings(true).connectorHealthy();
        for (int user = 1; user <= USERS; user++) {
            world.has(user, user + "@example.com", "Ann", roles, Lane.BULK);
        }
        return world;
    }

    private static Duration taken(World world) {
        Instant begun = world.progress().job().cycle().orElseThrow().startedAt();
        return Duration.between(begun, world.now());
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
