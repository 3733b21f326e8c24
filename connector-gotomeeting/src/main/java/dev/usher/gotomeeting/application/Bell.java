package dev.usher.gotomeeting.application;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the one who waits for something to do; a ring while nobody waits is not lost. */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private boolean rung;

    void ring() {
        lock.lock();
        try {
            rung = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring, or for so long at most. */
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (!rung && left > 0) {
                left = change.awaitNanos(left);
            }
            rung = false;
        } finally {
            lock.unlock();
        }
    }
}
