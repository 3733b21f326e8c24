package dev.usher.console.application;

import dev.usher.console.domain.LogEntry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for decisions that answer requests. Who waits is woken when this instance stores the
 * answer, and looks once in a while, in case another instance did.
 */
public final class Answers {

    private final LogStore entries;
    private final Duration pause;
    private final int looks;
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /**
     * @param pause between two looks at what another instance may have stored
     * @param looks after so many it is not waited any longer; at least 1
     */
    public Answers(LogStore entries, Duration pause, int looks) {
        this.entries = entries;
        this.pause = pause;
        this.looks = looks;
    }

    /** An answer to this request was stored. */
    public void arrived(String requestId) {
        CountDownLatch latch = awaited.get(requestId);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Asks, and returns the answer as soon as there is one; empty when it takes too long. */
    Optional<LogEntry> await(String requestId, Runnable asking) {
        CountDownLatch latch = new CountDownLatch(1);
        awaited.put(requestId, latch);
        try {
            asking.run();
            Optional<LogEntry> answer = Optional.empty();
            for (int look = 0; look < looks && answer.isEmpty(); look++) {
                latch.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                answer = entries.answer(requestId);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            awaited.remove(requestId);
        }
    }
}
