package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final Set<String> PEOPLE = Set.of("a", "b");

    @Test
    void isEvenWhenAllWereAnsweredAndCreatedOnce() {
        Balance even = new Balance(PEOPLE, 2, List.of(1, 1), List.of("a", "b"), Set.of("a", "b"));

        assertThat(even.lost()).isZero();
        assertThat(even.duplicated()).isZero();
    }

    @Test
    void losesWhatIsNotAnsweredAndWhoIsNotThere() {
        Balance owing = new Balance(PEOPLE, 3, List.of(1, 1), List.of("a"), Set.of("a", "admin"));

        assertThat(owing.lost()).isEqualTo(2);
    }

    @Test
    void doublesWhatIsAnsweredTwiceOrCreatedTwiceOrUnasked() {
        Balance over =
                new Balance(
                        PEOPLE,
                        2,
                        List.of(2, 1),
                        List.of("a", "b", "b", "stranger"),
                        Set.of("a", "b", "stranger"));

        assertThat(over.duplicated()).isEqualTo(3);
        assertThat(over.lost()).isZero();
    }
}
