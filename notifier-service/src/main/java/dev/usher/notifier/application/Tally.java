package dev.usher.notifier.application;

/** Counts what became of things. */
public interface Tally {

    /** Counts a delivery that ended. */
    void message(Channel channel, MessageOutcome outcome);

    /** Counts what was heard. */
    void heard(HearingOutcome outcome, int count);

    /** The way a message takes. */
    enum Channel {
        MAIL,
        WEBHOOK
    }

    /** How a delivery ended. */
    enum MessageOutcome {
        SENT,
        GIVEN_UP
    }

    /** What became of something heard. */
    enum HearingOutcome {
        /** It is to be told. */
        PLANNED,
        /** It was known, or is of no interest. */
        DUPLICATE,
        /** Nobody wants to hear of it. */
        UNADDRESSED,
        /** It could not be read. */
        UNDECODABLE
    }
}
