package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.topic.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTopologyTest extends DrivenTopology {

    @BeforeEach
    void start() {
        running();
    }

    @Test
    void triesAgainAtOnceWhatFailed() {
        Command first = failed();

        request(Fixtures.request(RequestKind.RETRY_NOW, Map.of(), USER));

        Command second = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        assertThat(second.getId()).isNotEqualTo(first.getId());
        assertThat(second.getCauses()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"RETRY_NOW", "RESTART_CYCLE"})
    void triesAgainForEverybodyOnTheBulkLane(RequestKind kind) {
        failed();

        request(Fixtures.request(kind, Map.of()));

        assertThat(written(Topics.BULK_COMMANDS, Command.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"UNKNOWN", "RESTART_CYCLE", "TEST_CONNECTION", "MAINTENANCE"})
    void leavesToOthersWhatIsMeantForThem(RequestKind kind) {
        request(Fixtures.request(kind, Map.of()));

        assertThat(deadLetters(Topics.REQUESTS).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {
                "PROVISION_NOW",
                "EXPLAIN",
                "RELEASE_HELD",
                "REJECT_HELD",
                "COMPUTE_PLAN",
                "DISCARD_PLAN"
            })
    void putsAsideRequestsThatDoNotSayWhatTheyMust(RequestKind kind) {
        request(Fixtures.request(kind, Map.of()));

        assertThat(deadLetters(Topics.REQUESTS).getQueueSize()).isOne();
    }

    @Test
    void putsAsideUnreadableRequests() {
        input(Topics.REQUESTS).pipeInput((APPLICATION + "|r1").getBytes(UTF_8), new byte[] {1, 2});

        assertThat(deadLetters(Topics.REQUESTS).getQueueSize()).isOne();
    }

    private Command failed() {
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        List<Command> sent = written(Topics.URGENT_COMMANDS, Command.class);
        send(
                Topics.RESULTS,
                APPLICATION + "|" + USER,
                Fixtures.failed(sent.getFirst(), "BAD_REQUEST"));
        return sent.getFirst();
    }

    private void request(JobRequest request) {
        send(Topics.REQUESTS, APPLICATION + "|r1", request);
    }
}
