package dev.usher.gotomeeting.domain;

import java.util.List;
import java.util.Optional;

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

    /** Done: the account is gone, or was gone already. */
    record Deleted() implements Verdict {}

    /**
     * Not done, or not all of it, and why.
     *
     * @param account as it was left behind, when something was changed all the same
     * @param written what was changed all the same
     */
    record Failed(Failure failure, Optional<KnownAccount> account, List<Change> written)
            implements Verdict {

        public Failed {
            written = List.copyOf(written);
        }

        /** Nothing was done. */
        public Failed(Failure failure) {
            this(failure, Optional.empty(), List.of());
        }
    }

    /** Not done, since the e-mail belongs to this account. */
    record Conflict(KnownAccount inTheWay) implements Verdict {}

    /** Not begun, and to be decided again. */
    record Expired(Why why) implements Verdict {

        /** Why it was not begun. */
        public enum Why {
            LATE("It could not be begun in time."),
            NO_CALLS("Calls to GoTo are stopped at the moment, so it was not begun.");

            private final String message;

            Why(String message) {
                this.message = message;
            }

            public String message() {
                return message;
            }
        }
    }

    /** Not begun, since the job was switched off, or to preview. */
    record Cancelled() implements Verdict {}

    /** Not begun, since a later order took its place. */
    record Superseded() implements Verdict {}

    /** Done, for there was nothing to do but to see that another order is not begun any more. */
    record Heeded() implements Verdict {}
}
