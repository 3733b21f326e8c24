package dev.usher.notifier.adapter.meters;

/** The service's own meters. */
enum NotifierMeter {
    SENT("notifier.sent", "Mails that ended, by outcome: sent, given_up"),
    FAILURES(
            "notifier.failures",
            "Failures read, by outcome: planned, duplicate, unaddressed, undecodable"),
    PENDING("notifier.pending", "Mails planned and not ended, in the partitions of this instance");

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
