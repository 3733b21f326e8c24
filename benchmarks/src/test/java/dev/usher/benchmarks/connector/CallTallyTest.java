package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CallTallyTest {

    @Test
    void wastesNothingWhenEachCallCreatesSomeone() {
        assertThat(new CallTally(100, 100, 0, 0, 0, 0).wastedShare()).isZero();
    }

    @Test
    void allowsEachFaultItsCallAndEachDoubtItsLook() {
        assertThat(new CallTally(130, 100, 15, 15, 15, 10).wasted()).isZero();
    }

    @Test
    void wastesALookThatNoDoubtAsksFor() {
        CallTally tally = new CallTally(120, 100, 10, 10, 4, 10);

        assertThat(tally.wasted()).isEqualTo(6);
        assertThat(tally.wastedShare()).isEqualTo(6 / 120.0, within(1e-9));
    }

    @Test
    void wastesACallThatMadeNobodyAndWasNotSpoiled() {
        assertThat(new CallTally(105, 100, 0, 0, 50, 0).wasted()).isEqualTo(5);
    }

    @Test
    void wastesNothingWithoutCalls() {
        assertThat(CallTally.NONE.wastedShare()).isZero();
    }

    @Test
    void addsUp() {
        assertThat(new CallTally(6, 5, 4, 3, 2, 1).plus(new CallTally(60, 50, 40, 30, 20, 10)))
                .isEqualTo(new CallTally(66, 55, 44, 33, 22, 11));
    }
}
