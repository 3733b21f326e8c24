package dev.usher.gotomeeting.adapter.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.CallOutcome;
import dev.usher.gotomeeting.domain.Lane;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PaceTest {

    private final Traffic traffic =
            new Traffic(
                    4,
                    new BackOff(3, Duration.ofMillis(10), Duration.ofSeconds(30)),
                    InstantSource.system());

    @Property
    void neverCallsMoreThanTenTimesInASecond(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 400) Integer> gapsInMillis) {
        AtomicLong now = new AtomicLong();
        Bucket bucket = Pace.bucket(9.7, new Manual(now));
        Deque<Long> lately = new ArrayDeque<>();
        for (int gap : gapsInMillis) {
            now.addAndGet(gap * 1_000_000L);
            while (!bucket.tryConsume(1000)) {
                now.addAndGet(Pace.nanosToCall(bucket));
            }
            lately.addLast(now.get());
            lately.removeIf(call -> call <= now.get() - 1_000_000_000L);
            assertThat(lately.size()).isLessThanOrEqualTo(10);
        }
    }

    @Example
    void losesNothingWhenCallsAreALittleLate() {
        AtomicLong now = new AtomicLong();
        Bucket bucket = Pace.bucket(9.7, new Manual(now));
        int calls = 0;
        while (now.get() < 100_000_000_000L) {
            now.addAndGet(Pace.nanosToCall(bucket));
            now.addAndGet(20_000_000L);
            calls += bucket.tryConsume(1000) ? 1 : 0;
        }

        assertThat(calls).isBetween(960, 972);
    }

    @Example
    void letsUrgentCallsPassThoseThatWait() {
        AtomicBoolean mayCall = new AtomicBoolean(false);
        Pace pace = new Pace(50, mayCall::get, traffic);
        List<Lane> called = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger waiting = new AtomicInteger();
        for (Lane lane : List.of(Lane.BULK, Lane.BULK, Lane.BULK, Lane.URGENT)) {
            Thread.startVirtualThread(
                    () -> {
                        waiting.incrementAndGet();
                        pace.call(lane, () -> called.add(lane));
                    });
        }
        await().until(() -> waiting.get() == 4 && pace.waiting() == 4);

        mayCall.set(true);

        await().until(() -> called.size() == 4);
        assertThat(called).startsWith(Lane.URGENT);
    }

    @Example
    void letsNoMoreThroughThanMayBeUnderWay() throws InterruptedException {
        Pace pace = new Pace(0, () -> true, traffic);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        for (int i = 0; i < 5; i++) {
            Thread.startVirtualThread(
                    () ->
                            pace.call(
                                    Lane.BULK,
                                    () -> {
                                        underWay.incrementAndGet();
                                        return awaitEnd(end);
                                    }));
        }
        await().until(() -> pace.waiting() == 3);

        assertThat(underWay.get()).isEqualTo(traffic.concurrency());
        end.countDown();
        await().until(() -> underWay.get() == 5);
    }

    @Example
    void doesNotWaitForTheEndOfALongRest() {
        Pace pace = new Pace(0, () -> true, traffic);
        traffic.observe(CallOutcome.THROTTLED, Duration.ZERO, Optional.of(Duration.ofMinutes(10)));

        assertThatThrownBy(() -> pace.call(Lane.URGENT, () -> true))
                .isInstanceOf(GoToException.class);
    }

    private static boolean awaitEnd(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Manual(AtomicLong nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
