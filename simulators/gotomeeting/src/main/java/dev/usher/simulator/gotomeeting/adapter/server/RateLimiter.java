package dev.usher.simulator.gotomeeting.adapter.server;

import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.SimulatorClock;
import dev.usher.simulator.gotomeeting.traffic.Api;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A bucket of tokens per API, refilled evenly: the way of the vendor's gateway is not published,
 * this one allows a burst of one second's worth. A clock turned back fills the buckets.
 */
final class RateLimiter {

    private final Supplier<Behaviour> behaviour;
    private final SimulatorClock clock;
    private final Map<Api, Bucket> buckets = new EnumMap<>(Api.class);
    private int rate;
    private int turns;

    RateLimiter(Supplier<Behaviour> behaviour, SimulatorClock clock) {
        this.behaviour = behaviour;
        this.clock = clock;
    }

    /** The answer when there were too many requests; empty when this one may go on. */
    Optional<Reply> refuse(Api api) {
        Behaviour now = behaviour.get();
        int wanted = now.number(Switch.REQUESTS_PER_SECOND);
        if (wanted == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket(api, wanted).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        // GoTo does not document the body; this is the one of the gateway it stands behind.
        Reply reply = Reply.text(429, "application/json", "{\"message\":\"Too Many Requests\"}");
        long seconds =
                Math.ceilDiv(probe.getNanosToWaitForRefill(), Duration.ofSeconds(1).toNanos());
        return Optional.of(
                switch (now.get(Switch.RETRY_AFTER)) {
                    case "seconds" -> reply.with("Retry-After", Long.toString(seconds));
                    case "date" -> reply.with("Retry-After", date(seconds));
                    default -> reply;
                });
    }

    private synchronized Bucket bucket(Api api, int wanted) {
        if (rate != wanted || turns != clock.turns()) {
            rate = wanted;
            turns = clock.turns();
            buckets.clear();
        }
        return buckets.computeIfAbsent(api, _ -> bucket(wanted));
    }

    private Bucket bucket(int wanted) {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(wanted).refillGreedy(wanted, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new Meter(clock))
                .build();
    }

    /** A moment at which there is a token again, in whole seconds as HTTP dates are. */
    private String date(long seconds) {
        Instant roundedUp = clock.instant().plusNanos(999_999_999);
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                roundedUp.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }

    private record Meter(SimulatorClock clock) implements TimeMeter {

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
