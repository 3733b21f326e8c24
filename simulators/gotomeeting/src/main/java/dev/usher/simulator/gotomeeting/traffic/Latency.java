package dev.usher.simulator.gotomeeting.traffic;

import java.time.Duration;
import java.util.Random;

/** How long calls take. */
public sealed interface Latency {

    /** No longer than they need. */
    static Latency none() {
        return new Fixed(Duration.ZERO);
    }

    /** Always the same. */
    record Fixed(Duration each) implements Latency {

        public Fixed {
            positive(each);
        }
    }

    /** Anything from shortest to longest, all as likely. */
    record Uniform(Duration shortest, Duration longest) implements Latency {

        public Uniform {
            positive(shortest);
            positive(longest.minus(shortest));
        }
    }

    /** As networks do it: half take no longer than the median, one in a hundred over the p99. */
    record LogNormal(Duration p50, Duration p99) implements Latency {

        public LogNormal {
            positive(p50.minusNanos(1));
            positive(p99.minus(p50));
        }
    }

    /** One call's time. */
    default Duration sample(Random random) {
        return switch (this) {
            case Fixed(Duration each) -> each;
            case Uniform(Duration shortest, Duration longest) ->
                    shortest.plusNanos(
                            (long) (random.nextDouble() * longest.minus(shortest).toNanos()));
            case LogNormal(Duration p50, Duration p99) -> {
                // The 99th percentile of the standard normal distribution is at 2.3263.
                double sigma = Math.log((double) p99.toNanos() / p50.toNanos()) / 2.3263;
                yield Duration.ofNanos(
                        (long) (p50.toNanos() * Math.exp(sigma * random.nextGaussian())));
            }
        };
    }

    private static void positive(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "A latency is not negative, and its upper bound not below the lower");
        }
    }
}
