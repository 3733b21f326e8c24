package dev.usher.diff.adapter.kafka;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random ids of version 4. They need to be unique, not secret, and many are needed: each is a tenth
 * of the cost of {@link UUID#randomUUID}. For one thread.
 */
final class RandomIds implements Supplier<UUID> {

    private static final int SEED_BYTES = 32;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L128X128MixRandom")
                    .create(new SecureRandom().generateSeed(SEED_BYTES));

    @Override
    public UUID get() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L);
    }
}
