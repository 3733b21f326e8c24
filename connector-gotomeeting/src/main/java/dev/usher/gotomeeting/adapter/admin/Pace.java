package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.StoppedException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.Lane;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets calls through one after the other: urgent ones first, within the rate limit, no more at one
 * time and none in a pause as the traffic says, and none while it is not sure that this instance
 * may still call. Thread-safe.
 */
public final class Pace {

    private static final Duration GLANCE = Duration.ofMillis(100);

    /** Tokens that one call takes. */
    private static final int CALL = 1000;

    /** What a call may be late without loss for those behind, as a part of the time between two. */
    private static final double LATE = 0.25;

    private final Optional<Bucket> bucket;
    private final BooleanSupplier mayCall;
    private final Traffic traffic;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Map<Lane, Deque<Long>> waiting = new EnumMap<>(Lane.class);
    private long arrivals;
    private long turns;

    /**
     * @param perSecond calls let through in a second; 0: as many as come
     * @param mayCall whether this instance may call at all
     */
    public Pace(double perSecond, BooleanSupplier mayCall, Traffic traffic) {
        this.bucket =
                perSecond == 0
                        ? Optional.empty()
                        : Optional.of(bucket(perSecond, TimeMeter.SYSTEM_NANOTIME));
        this.mayCall = mayCall;
        this.traffic = traffic;
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    /** No second of time has more calls in it than {@code perSecond}, rounded up. */
    static Bucket bucket(double perSecond, TimeMeter time) {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(Math.round(CALL * (1 + LATE)))
                                        .refillGreedy(
                                                Math.max(1, Math.round(CALL * perSecond)),
                                                Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /**
     * Makes a call when it is its turn.
     *
     * @throws StoppedException when the work was stopped meanwhile
     * @throws GoToException when GoTo asked for a rest so long that nobody waits for its end
     */
    <T> T call(Lane lane, Supplier<T> call) {
        awaitTurn(lane);
        try {
            return call.get();
        } finally {
            traffic.ended();
            ring();
        }
    }

    /** How many calls wait for their turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting.values().stream().mapToInt(Deque::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn(Lane lane) {
        lock.lock();
        Long me = arrivals++;
        try {
            queue(lane).addLast(me);
            while (!next().equals(me) || !mayGo()) {
                change.awaitNanos(next().equals(me) ? nanosToGlance() : GLANCE.toNanos());
            }
            turns++;
            traffic.begun();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped while waiting for a call's turn");
        } finally {
            queue(lane).remove(me);
            change.signalAll();
            lock.unlock();
        }
    }

    /** Whether this instance may call is asked last, right before the call. */
    private boolean mayGo() {
        return nanosToWait() == 0
                && traffic.hasRoom()
                && mayCall.getAsBoolean()
                && bucket.map(limit -> limit.tryConsume(CALL)).orElse(true);
    }

    private long nanosToGlance() {
        long wait = nanosToWait();
        return wait > 0 ? Math.min(wait, GLANCE.toNanos()) : GLANCE.toNanos();
    }

    private long nanosToWait() {
        return Math.max(traffic.pause().toNanos(), bucket.map(Pace::nanosToCall).orElse(0L));
    }

    /** How long until there are tokens for a call; not 0 as long as there are not, by rounding. */
    static long nanosToCall(Bucket bucket) {
        EstimationProbe probe = bucket.estimateAbilityToConsume(CALL);
        return probe.canBeConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    private Long next() {
        return Lane.order(turns).stream()
                .map(this::queue)
                .filter(queue -> !queue.isEmpty())
                .map(Deque::getFirst)
                .findFirst()
                .orElseThrow();
    }

    private Deque<Long> queue(Lane lane) {
        return waiting.computeIfAbsent(lane, _ -> new ArrayDeque<>());
    }

    private void ring() {
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
