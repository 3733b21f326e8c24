package dev.usher.gotomeeting.domain;

import java.time.Duration;
import java.util.Optional;

/** How a call to GoTo, or an order without a call, failed. */
public sealed interface Failure {

    Reason reason();

    /** GoTo's status, if it answered. */
    Optional<Integer> httpStatus();

    /** GoTo's incident id, if it gave one. */
    Optional<String> incidentId();

    /**
     * May go well when tried again.
     *
     * @param retryAfter what GoTo asked to wait
     * @param outcomeUnknown whether the change may have been made all the same
     */
    record Transient(
            Reason reason,
            Optional<Integer> httpStatus,
            Optional<String> incidentId,
            Optional<Duration> retryAfter,
            boolean outcomeUnknown)
            implements Failure {}

    /** Goes the same way whenever it is tried. */
    record Permanent(Reason reason, Optional<Integer> httpStatus, Optional<String> incidentId)
            implements Failure {

        public static Permanent of(Reason reason) {
            return new Permanent(reason, Optional.empty(), Optional.empty());
        }
    }

    /** Credentials or rights are refused: nothing at all goes until that is mended. */
    record Barred(Reason reason, Optional<Integer> httpStatus, Optional<String> incidentId)
            implements Failure {}
}
