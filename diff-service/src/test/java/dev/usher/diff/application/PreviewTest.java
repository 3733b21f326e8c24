package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Memory;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a preview everything is decided and told, and nothing is done. */
class PreviewTest {

    private static final String MAIL = "a@example.com";

    private final World world = new World();

    @BeforeEach
    void provision() {
        world.running().assigned(1, MAIL).settled();
    }

    private World preview() {
        return world.settings(
                it ->
                        it.status(Settings.Status.PREVIEW)
                                .deprovisioning(Deprovisioning.DEFAULT)
                                .removalGuard(RemovalGuard.DEFAULT));
    }

    @Test
    void tellsWhatWouldBeDoneOnce() {
        preview().assigned(2, "b@example.com").unassigned(1, MAIL).scanned().unassigned(1, MAIL);

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("2 PLANNED Assigned", "1 PLANNED Unassigned");
        assertThat(world.lastVerdict().command().orElseThrow().action()).isEqualTo(Action.DISABLE);
    }

    @Test
    void tellsOfAnAccountThatWouldBeAdoptedWithoutDoingSo() {
        world.madeByHand("b@example.com", "Old");
        preview().scanned().assigned(2, "b@example.com");

        assertThat(world.verdicts).containsExactly("2 PLANNED AccessMissing");
        assertThat(memory(2).bond()).isEmpty();
    }

    @Test
    void remembersNothingButWhatWasTold() {
        Memory before = memory(1);
        preview().unassigned(1, MAIL).minutesLater(10);
        world.deletedByHand(MAIL);

        assertThat(world.commands).isEmpty();
        assertThat(memory(1).decided(before.lastDecision())).isEqualTo(before);
    }

    @Test
    void worksThoughTheConnectorDoesNot() {
        world.connectorQuarantined();
        preview().assigned(2, "b@example.com");

        assertThat(world.verdicts).containsExactly("2 PLANNED Assigned");
    }

    @Test
    void isFollowedByWhatWasTold() {
        preview().assigned(2, "b@example.com").settings(true).settled();

        assertThat(world.goTo).hasSize(2);
    }

    private Memory memory(int user) {
        Memory memory = world.memories.get("gotomeeting|" + World.user(user));
        return memory == null ? Memory.BLANK : memory;
    }
}
