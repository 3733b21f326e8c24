package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.StoppedException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Lets calls through one after the other within the rate limit, none while GoTo asked for a rest,
 * and none while it is not sure that this instance may still call. Thread-safe.
 */
public final class Pace {

    private static final int BURST = 2;
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Bucket bucket;
    private final BooleanSupplier mayCall;
    private final InstantSource clock;
    private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param perSecond calls let through in a second
     * @param mayCall whether this instance may call at all
     */
    public Pace(double perSecond, BooleanSupplier mayCall, InstantSource clock) {
        this.mayCall = mayCall;
        this.clock = clock;
        Duration each = Duration.ofNanos(Math.round(1e9 / perSecond));
        this.bucket =
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(BURST).refillGreedy(1, each))
                        .build();
    }

    /**
     * Waits for the turn of one call.
     *
     * @throws StoppedException when the work was stopped meanwhile
     */
    void await() {
        try {
            do {
                while (mustWait()) {
                    Thread.sleep(GLANCE);
                }
                bucket.asBlocking().consume(1);
            } while (mustWait());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped while waiting for a call's turn");
        }
    }

    private boolean mustWait() {
        return !mayCall.getAsBoolean() || clock.instant().isBefore(restUntil.get());
    }

    /** Lets nothing through for so long. */
    void rest(Duration time) {
        Instant until = clock.instant().plus(time);
        restUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
    }
}
