package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Rule;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplainingTest {

    private static final RemovalGuard ONE_AN_HOUR =
            new RemovalGuard(
                    true, 1, 0, Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofDays(7));

    private final World world = new World();

    @Test
    void tellsStepByStepWhatWouldBeDone() {
        world.running().settings(false).assigned(1, "a@example.com");
        world.settings(true);
        world.connectorQuarantined();

        Explained explained = world.explained(1);

        assertThat(explained.rule()).isEqualTo(Rule.CONNECTOR);
        assertThat(explained.notice().reason()).isEqualTo("ConnectorNotReady");
        assertThat(explained.command().orElseThrow().action()).isEqualTo(Action.CREATE);
        assertThat(explained.steps())
                .extracting(Explained.Step::name)
                .startsWith("EntryImport")
                .endsWith("EntryMatch", "EntrySynchronizationAdd", "EntryExportAdd");
        assertThat(explained.settingsVersion()).isEqualTo(3);
    }

    @Test
    void doesNothing() {
        world.running().settings(false).assigned(1, "a@example.com");

        Explained explained = world.explained(1);

        assertThat(explained.rule()).isEqualTo(Rule.OFF);
        assertThat(explained.command()).isPresent();
        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).isEmpty();
    }

    @Test
    void saysWhatTheClosedGateWaitsFor() {
        world.assigned(1, "a@example.com");
        assertThat(world.explained(1).notice().details()).contains("no settings yet");

        world.settings(true);

        Explained explained = world.explained(1);
        assertThat(explained.rule()).isEqualTo(Rule.GATE);
        assertThat(explained.notice().details()).contains("not been listed").contains("created");
    }

    @Test
    void saysThatACommandIsOnItsWay() {
        world.running().assigned(1, "a@example.com");

        assertThat(world.explained(1).rule()).isEqualTo(Rule.IN_FLIGHT);
    }

    @Test
    void saysThatAChangeFailed() {
        world.running().assigned(1, "a@example.com");
        world.fail(0, "BAD_REQUEST");

        Explained explained = world.explained(1);

        assertThat(explained.rule()).isEqualTo(Rule.RETRY);
        assertThat(explained.notice().details()).contains("BAD_REQUEST");
    }

    @Test
    void saysThatNothingIsToBeDone() {
        world.running().assigned(1, "a@example.com").settled();

        assertThat(world.explained(1).notice().reason()).isEqualTo("RedundantExport");
        assertThat(world.explained(1).rule()).isEqualTo(Rule.EQUAL);
    }

    @Test
    void knowsNobodyByAnUnknownId() {
        Explained explained = world.running().explained(7);

        assertThat(explained.known()).isFalse();
        assertThat(explained.notice().reason()).isEqualTo("UnknownUser");
    }

    @Test
    void provisionsAtOnceWhoWaitsForAnotherAttempt() {
        world.running().assigned(1, "a@example.com");
        world.fail(0, "BAD_REQUEST");

        Explained explained = provisionNow(1);

        assertThat(world.commands).hasSize(1);
        assertThat(explained.rule()).isEqualTo(Rule.CREATE);
        assertThat(explained.notice().details()).startsWith("An account is created");
    }

    @Nested
    class OfUsersWhomTheGuardHolds {

        @BeforeEach
        void hold() {
            world.running();
            for (int user = 1; user <= 3; user++) {
                world.assigned(user, user + "@example.com");
            }
            world.settled().settings(it -> it.removalGuard(ONE_AN_HOUR));
            for (int user = 1; user <= 2; user++) {
                world.has(user, user + "@example.com", "Ann", Set.of(), Lane.BULK);
            }
            world.secondsLater(10);
        }

        @Test
        void saysSinceWhenAndWhereItIsHeldAndLeavesItThere() {
            Held held = world.held().getFirst();

            Explained explained = provisionNow(1);

            assertThat(world.commands).isEmpty();
            assertThat(world.held()).isEqualTo(List.of(held));
            assertThat(explained.rule()).isEqualTo(Rule.HELD);
            assertThat(explained.notice().details())
                    .startsWith(
                            "The removal guard has held it since 2026-01-05 08:00 UTC, in the hold "
                                    + held.batch().id()
                                    + ", until somebody decides. 2 users would lose access at once")
                    .endsWith("Then: What Usher gave is taken from the account.");
            assertThat(explained.notice().recommendedAction().orElseThrow())
                    .startsWith("Release the hold " + held.batch().id());
        }

        @Test
        void doesAfterAllWhatWasRefused() {
            world.rejected(world.held().getFirst().batch().id());
            assertThat(world.explained(1).notice().details()).contains("refused");

            Explained explained = provisionNow(1);

            assertThat(explained.rule()).isEqualTo(Rule.DISABLE);
            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
        }

        @Test
        void saysThatTheGuardStepsInWhenItDoes() {
            world.rejected(world.held().getFirst().batch().id());
            provisionNow(1);

            Explained explained = provisionNow(2);

            assertThat(explained.rule()).isEqualTo(Rule.HELD);
            assertThat(explained.notice().details()).contains(world.held().getFirst().batch().id());
            assertThat(world.commands).hasSize(1);
        }

        @Test
        void changesNothingInAPreview() {
            world.rejected(world.held().getFirst().batch().id())
                    .settings(it -> it.status(Settings.Status.PREVIEW));
            Optional<Hold> before = holdOf(1);

            Explained explained = provisionNow(1);

            assertThat(explained.notice().details())
                    .contains("preview", "What Usher gave is taken from the account.");
            assertThat(explained.command()).isPresent();
            assertThat(holdOf(1)).isEqualTo(before).isPresent();
        }
    }

    private Optional<Hold> holdOf(int user) {
        return Optional.ofNullable(world.memories.get("gotomeeting|" + World.user(user)))
                .flatMap(Memory::hold);
    }

    private Explained provisionNow(int user) {
        world.request(new Request.ProvisionNow("request", List.of(World.user(user))));
        return world.explanations.removeLast();
    }
}
