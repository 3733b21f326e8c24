package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.Decision;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.Result;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Count;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiffTopologyTest extends DrivenTopology {

    @Test
    void turnsAnEntitlementIntoACommandAndItsAnswerIntoALink() {
        running();
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));

        TestRecord<byte[], byte[]> sent = output(Topics.URGENT_COMMANDS).readRecord();
        Command command = decode(Command.class, sent.value());
        assertThat(new String(sent.key(), UTF_8)).isEqualTo(APPLICATION + "|" + USER);
        assertThat(command.getAction()).isEqualTo(Action.CREATE);
        assertThat(command.getDesired().getEmail()).isEqualTo("ann@example.com");
        assertThat(command.getCauses()).hasSize(1);
        assertThat(EventHeaders.read(sent.headers()))
                .hasValueSatisfying(
                        headers -> {
                            assertThat(headers.id()).isEqualTo(command.getId().toString());
                            assertThat(headers.causationId())
                                    .isEqualTo(command.getCauses().getFirst());
                        });
        driver.advanceWallClockTime(TICK);
        assertThat(tally.sum(Count.URGENT_IN_FLIGHT)).isOne();

        send(Topics.RESULTS, APPLICATION + "|" + USER, Fixtures.succeeded(command));

        List<SubjectMemory> memories =
                output(Topics.SUBJECTS).readValuesToList().stream()
                        .map(value -> decode(SubjectMemory.class, value))
                        .toList();
        assertThat(memories.getLast().getAccountKey()).isEqualTo("1001");
        assertThat(memories.getLast().getInFlight()).isNull();
        driver.advanceWallClockTime(TICK);
        assertThat(tally.sum(Count.URGENT_IN_FLIGHT)).isZero();
        assertThat(output(Topics.URGENT_COMMANDS).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ConnectorState.class)
    void sendsOnlyWhileTheConnectorExecutes(ConnectorState state) {
        running();
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.status(state, NOW));
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));

        assertThat(output(Topics.URGENT_COMMANDS).isEmpty())
                .isEqualTo(
                        !Set.of(ConnectorState.HEALTHY, ConnectorState.DEGRADED).contains(state));
    }

    @Test
    void takesTheBulkLaneForBulkChanges() {
        running();
        send(Topics.ENTITLEMENTS, APPLICATION + "|" + USER, Fixtures.entitlement(ChangeKind.BULK));

        assertThat(output(Topics.URGENT_COMMANDS).isEmpty()).isTrue();
        assertThat(output(Topics.BULK_COMMANDS).getQueueSize()).isOne();
    }

    @Test
    void putsUnreadableRecordsAsideOnceAndGoesOn() {
        running();
        byte[] damaged = SERIALIZER.encode(Fixtures.entitlement(ChangeKind.SINGLE));
        damaged[4] ^= 1;
        input(Topics.ENTITLEMENTS).pipeInput((APPLICATION + "|" + USER).getBytes(UTF_8), damaged);
        input(Topics.RESULTS).pipeInput("No application".getBytes(UTF_8), new byte[] {1, 2, 3});
        input(Topics.RESULTS).pipeInput(null, new byte[] {1, 2, 3});

        TestRecord<byte[], byte[]> letter = deadLetters(Topics.ENTITLEMENTS).readRecord();
        assertThat(letter.value()).isEqualTo(damaged);
        assertThat(new String(letter.headers().lastHeader("dlt-reason").value(), UTF_8))
                .startsWith("Not a readable Entitlement");
        assertThat(deadLetters(Topics.ENTITLEMENTS).isEmpty()).isTrue();
        assertThat(deadLetters(Topics.RESULTS).getQueueSize()).isEqualTo(2);

        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        assertThat(output(Topics.URGENT_COMMANDS).getQueueSize()).isOne();
    }

    @Test
    void putsAccountsAsideThatHaveNoKeyOrEmailWhereverTheyAre() {
        running();
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        Command command = decode(Command.class, output(Topics.URGENT_COMMANDS).readValue());
        Result nameless = Fixtures.succeeded(command);
        nameless.getAccount().setEmail(null);
        Result keyless = Fixtures.succeeded(command);
        keyless.getAccount().setAccountKey(null);

        send(Topics.RESULTS, APPLICATION + "|" + USER, nameless);
        send(Topics.RESULTS, APPLICATION + "|" + USER, keyless);
        send(Topics.ACCOUNTS, APPLICATION + "|1001", nameless.getAccount());
        send(Topics.ACCOUNTS, APPLICATION + "|1001", keyless.getAccount());

        assertThat(deadLetters(Topics.RESULTS).getQueueSize()).isEqualTo(2);
        assertThat(deadLetters(Topics.ACCOUNTS).getQueueSize()).isEqualTo(2);
        send(Topics.RESULTS, APPLICATION + "|" + USER, Fixtures.succeeded(command));
        assertThat(written(Topics.SUBJECTS, SubjectMemory.class).getLast().getAccountKey())
                .isEqualTo("1001");
    }

    @Test
    void saysWhyAUserIsSkipped() {
        running();
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setAttributes(Map.of("mail", List.of("no address")));
        send(Topics.ENTITLEMENTS, APPLICATION + "|" + USER, entitlement);

        Decision decision = decode(Decision.class, output(Topics.DECISIONS).readValue());
        assertThat(decision.getReason()).isEqualTo("InvalidEmail");
        assertThat(decision.getRecommendedAction()).isNotNull();
    }

    @Test
    void triesAgainWhenTheConnectorTellsOfAFreeSeat() {
        running();
        send(
                Topics.ENTITLEMENTS,
                APPLICATION + "|" + USER,
                Fixtures.entitlement(ChangeKind.SINGLE));
        Command first = decode(Command.class, output(Topics.URGENT_COMMANDS).readValue());
        send(Topics.RESULTS, APPLICATION + "|" + USER, Fixtures.failed(first, "NO_SEATS"));
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW, 0));
        assertThat(output(Topics.BULK_COMMANDS).isEmpty()).isTrue();

        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW, 1));

        Command second = decode(Command.class, output(Topics.BULK_COMMANDS).readValue());
        assertThat(second.getAction()).isEqualTo(Action.CREATE);
        List<SubjectMemory> memories =
                output(Topics.SUBJECTS).readValuesToList().stream()
                        .map(value -> decode(SubjectMemory.class, value))
                        .toList();
        assertThat(memories.getLast().getSeatAwaitedSince()).isEqualTo(NOW);

        send(Topics.RESULTS, APPLICATION + "|" + USER, Fixtures.succeeded(second));

        SubjectMemory last =
                decode(SubjectMemory.class, output(Topics.SUBJECTS).readValuesToList().getLast());
        assertThat(last.getSeatAwaitedSince()).isNull();
    }
}
