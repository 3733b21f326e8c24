package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.traffic.Api;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket of tokens per API, refilled evenly: the way of the vendor's gateway is not published,
 * this one allows a burst of one second's worth.
 */
final class RateLimiter {

    private final Behaviour behaviour;
    private final Map<Api, Bucket> buckets = new EnumMap<>(Api.class);

    RateLimiter(Behaviour behaviour, InstantSource clock) {
        this.behaviour = behaviour;
        int rate = behaviour.requestsPerSecond();
        if (rate == 0) {
            return;
        }
        for (Api api : Api.values()) {
            buckets.put(
                    api,
                    Bucket.builder()
                            .addLimit(
                                    limit ->
                                            limit.capacity(rate)
                                                    .refillGreedy(rate, Duration.ofSeconds(1)))
                            .withCustomTimePrecision(new Meter(clock))
                            .build());
        }
    }

    /** The answer when there were too many requests; empty when this one may go on. */
    Optional<Reply> refuse(Api api) {
        Bucket bucket = buckets.get(api);
        if (bucket == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        // GoTo does not document the body; this is the one of the gateway it stands behind.
        Reply reply = Reply.text(429, "application/json", "{\"message\":\"Too Many Requests\"}");
        return Optional.of(
                behaviour.sendRetryAfter()
                        ? reply.with("Retry-After", wholeSeconds(probe.getNanosToWaitForRefill()))
                        : reply);
    }

    /** Seconds as {@code Retry-After} wants them: whole, rounded up. */
    static String wholeSeconds(long nanos) {
        return Long.toString(Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos()));
    }

    private record Meter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(
                    Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
