package dev.usher.contracts.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The start of a program that may have to wait for others, say for Kafka, and ends at once when it
 * is told to meanwhile. Without this Spring lets the end wait for the start.
 */
public final class StartUp {

    private static final long AGAIN_MILLIS = 200;

    /** For half a minute: on a busy machine a start may get to what it waits for that late. */
    private static final int MOST_TIMES = 150;

    private StartUp() {}

    /**
     * Starts a program on this thread. When the process is told to end before it has started, the
     * thread is interrupted, repeatedly, since one wait may follow the other.
     */
    public static void interruptibly(Runnable start) {
        Thread starting = Thread.currentThread();
        CountDownLatch over = new CountDownLatch(1);
        Thread end =
                Thread.ofPlatform()
                        .name("end-of-start")
                        .unstarted(() -> interruptUntil(over, starting));
        Runtime.getRuntime().addShutdownHook(end);
        try {
            start.run();
        } finally {
            over.countDown();
        }
    }

    private static void interruptUntil(CountDownLatch over, Thread starting) {
        try {
            for (int i = 0; i < MOST_TIMES && over.getCount() > 0; i++) {
                starting.interrupt();
                if (over.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
