package dev.usher.gotomeeting.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ConnectorReason;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.gotomeeting.domain.ConnectionVerdict;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Trouble;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusRecordsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static Stream<Trouble> troubles() {
        return Stream.concat(
                Arrays.stream(Reason.values()).map(Trouble::of),
                Stream.of(
                        Trouble.CALLS_FAIL,
                        Trouble.AFTER_MAINTENANCE,
                        Trouble.SETTINGS_UNREADABLE,
                        Trouble.of(
                                new ConnectionVerdict.Failed(
                                        Reason.SEVERAL_ACCOUNTS,
                                        new TreeSet<>(List.of("1", "2"))))));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void tellsWhatIsWrongByItsCodeAndRemembersIt(Trouble trouble) {
        Health health = new Health.Quarantined(NOW, trouble, 0, NOW);

        ConnectorStatus status = status(health);

        assertThat(status.getReasonCode()).hasToString(trouble.code());
        assertThat(StatusRecords.health(status)).contains(health);
    }

    /** Who translates reasons relies on the contract naming all of them, and none besides. */
    @Test
    void hasOnlyReasonsThatTheContractNames() {
        assertThat(troubles().map(Trouble::code).map(ConnectorReason::valueOf))
                .containsAll(EnumSet.complementOf(EnumSet.of(ConnectorReason.UNKNOWN)));
    }

    @Test
    void namesNoReasonWhileAllIsWell() {
        assertThat(status(new Health.Healthy(NOW, 0)).getReasonCode()).isNull();
    }

    private static ConnectorStatus status(Health health) {
        return StatusRecords.status(
                health, 1, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), NOW);
    }
}
