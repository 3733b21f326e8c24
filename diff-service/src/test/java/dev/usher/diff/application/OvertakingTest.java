package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.AccountSpec;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bulk command is in flight when something urgent comes. */
class OvertakingTest {

    private static final String MAIL = "a@example.com";

    private final World world = new World();

    @BeforeEach
    void run() {
        world.running();
    }

    private Flight bulkCreation() {
        world.assigned(1, MAIL, "One", Lane.BULK);
        return world.onlyCommand().flight();
    }

    @Test
    void takesThePlaceOfTheBulkCommand() {
        world.assigned(1, MAIL).settled().has(1, MAIL, "One", Set.of(World.ROLE), Lane.BULK);
        Flight bulk = world.onlyCommand().flight();
        world.assigned(1, MAIL, "Two", Lane.URGENT);

        Flight urgent = world.commands.getLast().flight();
        assertThat(urgent.supersedes()).contains(bulk.commandId());
        assertThat(urgent.lane()).isEqualTo(Lane.URGENT);
        assertThat(world.count(Count.BULK_IN_FLIGHT)).isZero();
        assertThat(world.count(Count.URGENT_IN_FLIGHT)).isOne();

        world.carryOut(1);
        assertThat(world.commands).isEmpty();
        assertThat(firstName()).isEqualTo("Two");
    }

    @Test
    void takesACreationBackFirst() {
        Flight bulk = bulkCreation();
        world.assigned(1, MAIL, "Two", Lane.URGENT);
        World.Sent cancel = world.commands.getLast();
        assertThat(cancel.send().action()).isEqualTo(Action.CANCEL);
        assertThat(cancel.flight().supersedes()).contains(bulk.commandId());

        world.carryOut(1);
        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.CREATE);
        world.settled();
        assertThat(firstName()).isEqualTo("Two");
    }

    @Test
    void createsNoSecondAccountWhenSomebodyRenamesTheFirst() {
        bulkCreation();
        world.answersLate().assigned(1, MAIL, "Two", Lane.URGENT);
        world.carryOut(0);
        world.renamedByHand(world.goTo.firstKey(), "b@example.com");
        world.carryOut(0);
        world.answersHeard().settled().scanned().settled();

        assertThat(world.goTo.values()).extracting(AccountSpec::email).containsExactly(MAIL);
    }

    @Test
    void goesOnFromWhatTheBulkCommandDidWhenItHadBegun() {
        bulkCreation();
        world.assigned(1, MAIL, "Two", Lane.URGENT);
        world.carryOut(0);
        world.carryOut(0);

        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.UPDATE);
        world.settled();
        assertThat(world.goTo).hasSize(1);
        assertThat(firstName()).isEqualTo("Two");
        assertThat(world.verdicts).isEmpty();
    }

    @Test
    void waitsWhenTheSameIsWanted() {
        bulkCreation();
        world.assigned(1, MAIL, "One", Lane.URGENT);

        assertThat(world.commands).hasSize(1);
    }

    @Test
    void waitsWhenItIsABulkChangeItself() {
        bulkCreation();
        world.assigned(1, MAIL, "Two", Lane.BULK);

        assertThat(world.commands).hasSize(1);
    }

    @Test
    void cancelsWhatIsNotWantedAnyMore() {
        Flight bulk = bulkCreation();
        world.unassigned(1, MAIL);

        World.Sent cancel = world.commands.getLast();
        assertThat(cancel.send().action()).isEqualTo(Action.CANCEL);
        assertThat(cancel.flight().supersedes()).contains(bulk.commandId());
        world.carryOut(1);
        assertThat(world.commands).isEmpty();
        assertThat(world.goTo).isEmpty();
        assertThat(world.count(Count.URGENT_IN_FLIGHT)).isZero();
    }

    @Test
    void createsNoSecondAccountForWhomIsRenamed() {
        bulkCreation();
        world.assigned(1, "b@example.com", "One", Lane.URGENT);
        world.carryOut(0);
        world.settled();

        assertThat(world.goTo.values())
                .extracting(AccountSpec::email)
                .containsExactly("b@example.com");
    }

    @Test
    void createsOnlyWhatIsWantedOfWhomIsRenamedBeforeItHadBegun() {
        bulkCreation();
        world.assigned(1, "b@example.com", "One", Lane.URGENT);
        world.carryOut(1);

        assertThat(world.onlyCommand().flight().lane()).isEqualTo(Lane.URGENT);
        world.settled();
        assertThat(world.goTo.values())
                .extracting(AccountSpec::email)
                .containsExactly("b@example.com");
    }

    @Test
    void isNotCancelledBecauseSomebodyElseWantsTheSameEmail() {
        bulkCreation();
        world.assigned(2, MAIL);

        assertThat(world.commands).hasSize(1);
        world.settled();
        assertThat(world.goTo).hasSize(1);
    }

    @Test
    void undoesWhatHadBegunBeforeItWasCancelled() {
        bulkCreation();
        world.unassigned(1, MAIL);
        world.carryOut(0);
        world.settled();

        assertThat(world.goTo.firstEntry().getValue().licences()).isEmpty();
    }

    @Test
    void keepsAccessForWhomItIsBeingTaken() {
        world.assigned(1, MAIL).settled().has(1, MAIL, "Given1", Set.of(), Lane.BULK);
        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
        world.assigned(1, MAIL);
        world.carryOut(1);
        world.settled();

        assertThat(world.goTo.firstEntry().getValue().licences()).containsExactly(World.LICENCE);
    }

    private String firstName() {
        return world.goTo.firstEntry().getValue().attributes().getOrDefault("firstName", "");
    }
}
