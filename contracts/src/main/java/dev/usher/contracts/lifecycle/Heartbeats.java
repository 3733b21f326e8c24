package dev.usher.contracts.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to a consumer's heartbeats prove about its membership. An answer proves that the
 * broker heard of the member after the question was sent, and that is not known better than: the
 * longest time a question may wait before the last look that did not show the answer yet.
 * Thread-safe.
 */
final class Heartbeats {

    private final Duration session;
    private final Duration longestWait;
    private double answers;
    private @Nullable Instant lookedAt;
    private @Nullable Instant provenAt;
    private @Nullable Instant doubtedAt;

    /**
     * @param session after so long without a heartbeat the broker gives the work to someone else
     * @param longestWait a question is given up when it was not answered within this time
     */
    Heartbeats(Duration session, Duration longestWait) {
        this.session = session;
        this.longestWait = longestWait;
    }

    /** Takes note of how many heartbeats were answered up to now. */
    synchronized void seen(double total, Instant now) {
        if (lookedAt != null && total > answers) {
            answered(lookedAt.minus(longestWait), now);
        }
        answers = total;
        lookedAt = now;
    }

    /** Whether the membership holds for at least half a session more. */
    synchronized boolean sure(Instant now) {
        return provenAt != null && now.isBefore(provenAt.plus(session.dividedBy(2)));
    }

    /**
     * After a gap in which the membership may have ended, the first answer can be that it has. Who
     * is no member asks no more before joining anew, so a question sent after that answer is proof.
     */
    private void answered(Instant sentAfter, Instant now) {
        boolean unbroken = provenAt == null || now.isBefore(provenAt.plus(session));
        boolean asked = doubtedAt != null && !sentAfter.isBefore(doubtedAt);
        if (unbroken || asked) {
            provenAt = sentAfter;
            doubtedAt = null;
        } else if (doubtedAt == null) {
            doubtedAt = now;
        }
    }
}
