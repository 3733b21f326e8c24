package dev.usher.benchmarks.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final int SIZE = 10_000;

    private final Crowd crowd = new Crowd(SIZE);

    @Test
    void isInStepButForTwoInAHundred() {
        assertThat(IntStream.range(0, SIZE).filter(crowd::isInStep).count())
                .isBetween(9_800L, 9_802L);
        assertThat(IntStream.range(0, SIZE).filter(crowd::hasAccount).count())
                .isBetween(9_900L, 9_902L);
    }

    @Test
    void hasMilestonesAtBothEndsOfTheIds() {
        Comparator<Integer> byId = Comparator.comparing(number -> Crowd.id(number).toString());

        assertThat(crowd.isMilestone(IntStream.range(0, SIZE).boxed().min(byId).orElseThrow()))
                .isTrue();
        assertThat(crowd.isMilestone(IntStream.range(0, SIZE).boxed().max(byId).orElseThrow()))
                .isTrue();
        assertThat(crowd.milestones().cardinality()).isBetween(10, 12);
    }

    @Test
    void findsTheNumberInTheId() {
        assertThat(Crowd.number(UUID.fromString(Crowd.id(4321).toString()))).isEqualTo(4321);
    }
}
