package dev.usher.contracts.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ApplicationPartitionerTest {

    @Property
    void placesEverythingOfAnApplicationTogether(
            @ForAll String application,
            @ForAll String one,
            @ForAll String other,
            @ForAll @IntRange(min = 1, max = 64) int partitions) {
        String name = application.replace("|", "");

        int placed =
                ApplicationPartitioner.partition((name + "|" + one).getBytes(UTF_8), partitions);

        assertThat(placed)
                .isBetween(0, partitions - 1)
                .isEqualTo(
                        ApplicationPartitioner.partition(
                                (name + "|" + other).getBytes(UTF_8), partitions))
                .isEqualTo(ApplicationPartitioner.partition(name.getBytes(UTF_8), partitions));
    }

    @Property
    void neverThrows(@ForAll byte[] key, @ForAll @IntRange(min = 1, max = 64) int partitions) {
        assertThat(ApplicationPartitioner.partition(key, partitions)).isBetween(0, partitions - 1);
    }

    @Test
    void placesRecordsWithoutAKeyFirst() {
        assertThat(ApplicationPartitioner.partition(null, 6)).isZero();
    }

    /** A place must never move: records of one application would be read in two orders. */
    @Test
    void keepsItsPlaces() {
        assertThat(ApplicationPartitioner.partition("gotomeeting|7".getBytes(UTF_8), 6))
                .isEqualTo(1);
    }
}
