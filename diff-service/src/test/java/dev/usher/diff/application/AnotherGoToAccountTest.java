package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Forecast.Outcome;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnotherGoToAccountTest {

    private static final String OTHER = "999";

    private final World world = new World();
    private Map<String, AccountSpec> there = Map.of();

    @BeforeEach
    void peopleWithAccounts() {
        world.running().assigned(1, "a@example.com").assigned(2, "b@example.com").settled();
        there = new TreeMap<>(world.goTo);
    }

    @Test
    void isOnlyPreviewed() {
        world.moved(OTHER, Map.of()).minutesLater(60);

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 PLANNED Assigned", "2 PLANNED Assigned");
        assertThat(world.waitsFor()).hasValueSatisfying(why -> assertThat(why).contains("357"));
        assertThat(world.count(Count.MANAGED)).isEqualTo(2);
    }

    @Test
    void isForgottenWhenTheOldOneIsPutBack() {
        world.moved(OTHER, Map.of()).moved("357", there).minutesLater(60);

        assertThat(world.commands).isEmpty();
        assertThat(world.waitsFor()).isEmpty();
        assertThat(world.goTo).isEqualTo(there);

        world.unassigned(1, "a@example.com");

        assertThat(world.commands).hasSize(1);
    }

    @Test
    void isConfirmedByApplyingAPlanMadeForIt() {
        world.moved(OTHER, Map.of());
        var candidate = world.settingsFor(World.LICENCE);
        world.planned("p1", candidate);

        assertThat(world.forecast(1).outcome()).isEqualTo(Outcome.CREATE);
        assertThat(world.applied("p1", candidate)).isEmpty();
        world.settled();

        assertThat(world.goTo).hasSize(2).doesNotContainKeys(there.keySet().toArray(String[]::new));
        assertThat(world.waitsFor()).isEmpty();
        assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
        assertThat(world.scanned().commands).isEmpty();
    }

    @Test
    void isTakenAtOnceWhileNobodyHasAnAccount() {
        World empty = new World().running().moved(OTHER, Map.of());

        empty.assigned(1, "a@example.com");

        assertThat(empty.commands).hasSize(1);
    }

    @Test
    void hasNoPlanBeforeItsAccountsAreListed() {
        world.planned("p1", Settings.defaults(OTHER, List.of()));

        assertThat(world.plan().state()).isEqualTo(Plan.State.REFUSED);
    }
}
