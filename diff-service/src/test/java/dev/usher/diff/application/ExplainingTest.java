package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainingTest {

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

        world.request(new Request.ProvisionNow("request", List.of(World.user(1))));

        assertThat(world.commands).hasSize(1);
        assertThat(world.explanations).hasSize(1);
    }
}
