package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BatchSizeTest {

    @Property
    void findsWhatFitsAndStaysThere(
            @ForAll @IntRange(min = 1, max = 300) int most,
            @ForAll @IntRange(min = 1, max = 300) int fits) {
        BatchSize size = BatchSize.upTo(most);
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            boolean taken = size.now() <= fits;
            refused += taken ? 0 : 1;
            size = taken ? size.taken(size.now()) : size.tooLarge(size.now());
        }

        assertThat(size.now())
                .isLessThanOrEqualTo(Math.min(most, fits))
                .isGreaterThanOrEqualTo(Math.max(1, Math.min(most, fits) / 2));
        assertThat(refused).isLessThanOrEqualTo(6);
    }

    @Example
    void isOneWhereBatchesAreOff() {
        assertThat(BatchSize.upTo(1).taken(1).now()).isEqualTo(1);
    }

    @Example
    void recoversFromCulprits() {
        BatchSize size = BatchSize.upTo(50).spoilt();
        assertThat(size.now()).isEqualTo(12);

        for (int i = 0; i < 10; i++) {
            size = size.taken(size.now());
        }
        assertThat(size.now()).isEqualTo(50);
    }

    @Example
    void doesNotGrowByBatchesThatWereNotFull() {
        assertThat(BatchSize.upTo(50).taken(3).now()).isEqualTo(25);
    }
}
