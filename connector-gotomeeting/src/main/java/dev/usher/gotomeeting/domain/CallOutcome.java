package dev.usher.gotomeeting.domain;

/** How one exchange with GoTo ended. */
public enum CallOutcome {
    /** Done, as far as the answer goes. */
    ANSWERED,
    /** Turned down for good: 4xx. */
    REFUSED,
    /** Too many calls: 429. */
    THROTTLED,
    /** A fault of GoTo: 5xx, or an answer that nobody can read. */
    UNAVAILABLE,
    /** No connection, no answer in time, or the line was cut. */
    UNANSWERED;

    /** What a status says; an unreadable answer is for the reader to tell. */
    public static CallOutcome of(int status) {
        if (status == 429) {
            return THROTTLED;
        }
        if (status >= 500 || status == 408) {
            return UNAVAILABLE;
        }
        return status >= 200 && status < 300 ? ANSWERED : REFUSED;
    }
}
