package dev.usher.notifier.adapter.meters;

/** The service's own meters. */
enum NotifierMeter {
    SENT(
            "notifier.sent",
            "Deliveries that ended, by channel: mail, webhook; and by outcome: sent, given_up"),
    HEARD(
            "notifier.failures",
            "What was heard to have begun, by outcome: planned, duplicate, unaddressed,"
                    + " undecodable"),
    PENDING(
            "notifier.pending",
            "Messages on their way, and groups whose news are waited with, in the partitions of"
                    + " this instance");

    static final String CHANNEL = "channel";
    static final String OUTCOME = "outcome";

    private final String meterName;
    private final String description;

    NotifierMeter(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    String meterName() {
        return meterName;
    }

    String description() {
        return description;
    }
}
