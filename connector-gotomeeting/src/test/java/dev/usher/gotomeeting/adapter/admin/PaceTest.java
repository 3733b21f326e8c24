package dev.usher.gotomeeting.adapter.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void letsNoBurstThroughAfterAStandstill() {
        AtomicBoolean open = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        ConcurrentLinkedDeque<Long> passed = new ConcurrentLinkedDeque<>();
        Pace pace =
                new Pace(
                        20,
                        () -> {
                            asked.incrementAndGet();
                            return open.get();
                        },
                        Clock.systemUTC());
        for (int i = 0; i < 10; i++) {
            Thread.startVirtualThread(
                    () -> {
                        pace.await();
                        passed.add(System.nanoTime());
                    });
        }
        await().until(() -> asked.get() >= 100);
        assertThat(passed).isEmpty();

        open.set(true);

        await().until(() -> passed.size() == 10);
        assertThat(Duration.ofNanos(passed.getLast() - passed.getFirst()))
                .isGreaterThan(Duration.ofMillis(300));
    }
}
