package dev.usher.benchmarks.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void ranksFromTheSmallest() {
        for (int user = 1; user <= 200; user++) {
            latencies.sent(user, 0);
            latencies.heard(user, user * 1_000_000L);
        }

        assertThat(latencies.percentile(0.5)).isEqualTo(100);
        assertThat(latencies.percentile(0.99)).isEqualTo(198);
        assertThat(latencies.percentile(1)).isEqualTo(200);
    }

    @Test
    void countsWhatIsHeardOnce() {
        assertThat(latencies.sent(1, 0)).isTrue();
        assertThat(latencies.sent(1, 5)).isFalse();
        assertThat(latencies.open()).isEqualTo(1);

        latencies.heard(1, 10);
        latencies.heard(1, 20);
        latencies.heard(2, 20);

        assertThat(latencies.count()).isEqualTo(1);
        assertThat(latencies.open()).isZero();
    }
}
