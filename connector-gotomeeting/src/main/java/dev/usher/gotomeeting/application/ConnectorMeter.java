package dev.usher.gotomeeting.application;

/** The service's own meters. */
public enum ConnectorMeter {
    /** Timer; tags operation and outcome. */
    REQUESTS("gotomeeting.requests", "Calls to GoTo."),
    /** Counter; no tags. */
    THROTTLED("gotomeeting.throttled", "Calls that GoTo answered with 429."),
    /** Counter; tags action and outcome. */
    COMMANDS("gotomeeting.commands", "Commands answered."),
    /** Gauge; no tags. */
    IN_FLIGHT("gotomeeting.inflight", "Commands being carried out."),
    /** Gauge; tag state. */
    APPLICATIONS("gotomeeting.applications", "Applications by the health of their connection.");

    private final String id;
    private final String description;

    ConnectorMeter(String id, String description) {
        this.id = id;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }
}
