package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CallTallyTest {

    @Test
    void wastesNothingWhenEachCallCreatesSomeone() {
        assertThat(new CallTally(100, 100, 0, 0).wastedShare()).isZero();
    }

    @Test
    void allowsACallForEachFault() {
        // 100 people, 10 of whose calls were refused first, and 5 looked up after a cut.
        assertThat(new CallTally(115, 100, 15, 10).wasted()).isZero();
    }

    @Test
    void countsWhatNeitherCreatesNorIsMadeUpForByAFault() {
        CallTally tally = new CallTally(120, 100, 15, 10);

        assertThat(tally.wasted()).isEqualTo(5);
        assertThat(tally.wastedShare()).isEqualTo(5 / 120.0, within(1e-9));
    }

    @Test
    void wastesNothingWithoutCalls() {
        assertThat(CallTally.NONE.wastedShare()).isZero();
    }

    @Test
    void addsUp() {
        assertThat(new CallTally(4, 3, 2, 1).plus(new CallTally(40, 30, 20, 10)))
                .isEqualTo(new CallTally(44, 33, 22, 11));
    }
}
