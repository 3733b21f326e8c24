package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetLedgerTest {

    private final OffsetLedger ledger = new OffsetLedger(7);

    @Test
    void standsWhereItBegan() {
        assertThat(ledger.committable()).isEqualTo(7);
    }

    @Test
    void stopsAtTheFirstThatIsNotAnswered() {
        ledger.taken(7);
        ledger.taken(8);
        ledger.taken(12);
        ledger.answered(8);
        assertThat(ledger.committable()).isEqualTo(7);

        ledger.answered(7);
        assertThat(ledger.committable()).isEqualTo(12);

        ledger.answered(12);
        assertThat(ledger.committable()).isEqualTo(13);
    }
}
