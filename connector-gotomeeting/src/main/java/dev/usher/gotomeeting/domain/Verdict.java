package dev.usher.gotomeeting.domain;

import java.util.List;

/** How an order ended. */
public sealed interface Verdict {

    /**
     * Done.
     *
     * @param account as it is now
     * @param written what was changed
     */
    record Succeeded(KnownAccount account, List<Change> written) implements Verdict {

        public Succeeded {
            written = List.copyOf(written);
        }
    }

    /** Not done, and why. */
    record Failed(Failure failure) implements Verdict {}

    /** Not done, since the e-mail belongs to this account. */
    record Conflict(KnownAccount inTheWay) implements Verdict {}

    /** Not begun in time. */
    record Expired() implements Verdict {}

    /** Not begun, since the job was switched off. */
    record Cancelled() implements Verdict {}
}
