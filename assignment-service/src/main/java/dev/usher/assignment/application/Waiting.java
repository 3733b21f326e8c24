package dev.usher.assignment.application;

import java.time.Instant;
import java.util.List;

/** Requests that name a user or a group that is not known yet. */
public interface Waiting {

    /** Those that wait longest, first. */
    List<Request> oldest(int most);

    /**
     * A request that waits.
     *
     * @param reason what is missing
     * @param until when it is given up
     */
    record Request(String source, String eventId, String reason, Instant since, Instant until) {}
}
