package dev.usher.notifier.application;

/** Counts what became of things. */
public interface Tally {

    /** Counts a mail that ended. */
    void mail(MailOutcome outcome);

    /** Counts failures. */
    void failures(FailureOutcome outcome, int count);

    /** How a mail ended. */
    enum MailOutcome {
        SENT,
        GIVEN_UP
    }

    /** What became of a failure. */
    enum FailureOutcome {
        /** A mail tells it. */
        PLANNED,
        /** A mail told it before. */
        DUPLICATE,
        /** Nobody wants mail about it. */
        UNADDRESSED,
        /** It could not be read. */
        UNDECODABLE
    }
}
