package dev.usher.assignment.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PressureTest {

    private static final long MOST = 10;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-29T12:00:00Z"));
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long waiting;

    @Test
    @DisplayName("As many as may wait are too many, half of them are many")
    void levels() {
        Pressure pressure = new Pressure(this::look, clock, MOST);
        waiting = 4;
        assertThat(pressure.isHigh()).isFalse();
        pass();
        waiting = 5;
        assertThat(pressure.isHigh()).isTrue();
        assertThat(pressure.isTooHigh()).isFalse();
        pass();
        waiting = 10;
        assertThat(pressure.isTooHigh()).isTrue();
    }

    @Test
    @DisplayName("A look counts for a while, then there is another")
    void lasts() {
        Pressure pressure = new Pressure(this::look, clock, MOST);
        pressure.isTooHigh();
        pressure.isHigh();
        assertThat(looks).hasValue(1);
        pass();
        pressure.isTooHigh();
        assertThat(looks).hasValue(2);
    }

    @Test
    @Timeout(30)
    @DisplayName("While one looks nobody else waits for it, or looks too")
    void alone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Pressure pressure =
                new Pressure(
                        most -> {
                            looks.incrementAndGet();
                            begun.countDown();
                            await(over);
                            return most;
                        },
                        clock,
                        MOST);
        CompletableFuture<Boolean> looking = CompletableFuture.supplyAsync(pressure::isTooHigh);
        begun.await();

        assertThat(pressure.isTooHigh()).isFalse();
        assertThat(looks).hasValue(1);

        over.countDown();
        assertThat(looking.join()).isTrue();
        assertThat(pressure.isTooHigh()).isTrue();
    }

    private long look(long most) {
        looks.incrementAndGet();
        return Math.min(waiting, most);
    }

    private void pass() {
        clock.pass(Duration.ofSeconds(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
