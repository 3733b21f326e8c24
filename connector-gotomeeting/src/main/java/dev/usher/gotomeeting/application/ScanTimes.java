package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** When to scan: in time, and when somebody wants it. May be wanted from any thread. */
final class ScanTimes {

    private final Duration recheck;
    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private Instant next = Instant.EPOCH;

    /**
     * @param recheck how soon a scan is repeated that was not believed
     */
    ScanTimes(Duration recheck) {
        this.recheck = recheck;
    }

    void want() {
        wanted.set(true);
    }

    /** Whether to scan now; who is told so is expected to. */
    boolean areDue(Instant now) {
        return wanted.getAndSet(false) || !now.isBefore(next);
    }

    /** A scan has come to its end. */
    void scanned(ScanSummary summary, Duration fullCycle, Instant now) {
        next = summary.suspicious() ? now.plus(recheck) : summary.startedAt().plus(fullCycle);
    }

    /** When the next scan is due, if nobody wants one before. */
    Instant next() {
        return next;
    }
}
