package dev.usher.gotomeeting.domain;

import java.time.Instant;

/**
 * What an administrator said about maintenance.
 *
 * @param on whether calls are to stop
 * @param purpose in plain words
 */
public record MaintenanceWish(boolean on, String purpose, Instant requestedAt) {

    public HealthEvent event() {
        return on ? new HealthEvent.MaintenanceBegun(purpose) : new HealthEvent.MaintenanceEnded();
    }
}
