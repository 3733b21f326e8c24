package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.AccountSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A creation is not answered in time. */
class UnansweredTest {

    private static final String MAIL = "a@example.com";
    private static final String OTHER = "b@example.com";

    private final World world = new World();

    @BeforeEach
    void run() {
        world.running();
    }

    /** The account is there, and nothing is heard of it. */
    private void created(Lane lane) {
        world.answersLate().assigned(1, MAIL, "One", lane);
        world.carryOut(0);
        assertThat(world.goTo).hasSize(1);
    }

    @Test
    void isTakenBackBeforeItIsTriedAgain() {
        world.assigned(1, MAIL, "One", Lane.BULK);
        Flight creation = world.onlyCommand().flight();
        world.minutesLater(21);

        World.Sent last = world.commands.getLast();
        assertThat(last.send().action()).isEqualTo(Action.CANCEL);
        assertThat(last.flight().supersedes()).contains(creation.commandId());
        assertThat(last.flight().lane()).isEqualTo(Lane.BULK);
        world.settled();
        assertThat(world.goTo).hasSize(1);
    }

    @Test
    void createsNoSecondAccountForWhomIsRenamed() {
        created(Lane.URGENT);
        world.assigned(1, OTHER).minutesLater(21);

        assertHasOneAccountIn(heard());
    }

    @Test
    void createsNoSecondAccountForWhomIsRenamedWhileItIsTakenBack() {
        created(Lane.BULK);
        world.minutesLater(21).assigned(1, OTHER);

        assertHasOneAccountIn(heard());
    }

    @Test
    void createsNoSecondAccountForWhoComesBackUnderAnotherName() {
        created(Lane.URGENT);
        world.unassigned(1, MAIL).minutesLater(21).assigned(1, OTHER);

        assertHasOneAccountIn(heard());
    }

    @Test
    void createsNoSecondAccountWhenTakingBackIsNotAnsweredEither() {
        created(Lane.URGENT);
        world.minutesLater(21);
        world.commands.clear();
        world.assigned(1, OTHER).minutesLater(21);
        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.CANCEL);

        assertHasOneAccountIn(heard());
    }

    @Test
    void takesAccessFromWhoIsNotAssignedAnyMore() {
        created(Lane.URGENT);
        world.unassigned(1, MAIL).minutesLater(21);

        assertThat(heard().goTo.firstEntry().getValue().licences()).isEmpty();
    }

    @Test
    void forgetsNoAttempts() {
        world.assigned(1, MAIL, "One", Lane.BULK);
        world.fail(0, "BAD_REQUEST");
        world.minutesLater(2);
        world.commands.clear();
        world.minutesLater(21);
        world.carryOut(0);

        assertThat(world.onlyCommand().flight().attempt()).isEqualTo(2);
        assertThat(world.memory(World.user(1)).escrow().map(Escrow::attempts)).contains(1);
    }

    @Test
    void isOnlyForgottenWhenProvisioningWasSwitchedOff() {
        world.assigned(1, MAIL).settings(false);
        world.commands.clear();
        world.minutesLater(21);

        assertThat(world.commands).isEmpty();
        assertThat(world.memory(World.user(1)).flight()).isEmpty();
    }

    @Test
    void isNobodysWhenTheUserWasErased() {
        created(Lane.URGENT);
        world.erased(1);
        heard();

        assertThat(world.memories.entries).isEmpty();
        assertThat(world.count(Count.MANAGED)).isZero();
    }

    @Test
    void linksNoAccountThatWasLostMeanwhile() {
        world.assigned(1, MAIL).settled();
        world.answersLate().assigned(1, MAIL, "New", Lane.URGENT);
        world.carryOut(0);
        world.minutesLater(21).goneFromGoTo(world.goTo.firstKey());
        world.assigned(1, OTHER).minutesLater(21);

        assertHasOneAccountIn(heard());
    }

    private World heard() {
        while (!world.commands.isEmpty()) {
            world.carryOut(0);
        }
        return world.answersHeard().settled();
    }

    private static void assertHasOneAccountIn(World world) {
        assertThat(world.goTo.values()).extracting(AccountSpec::email).containsExactly(OTHER);
        assertThat(world.memory(World.user(1)).link().map(key -> world.goTo.get(key.value())))
                .isPresent();
    }
}
