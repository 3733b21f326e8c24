package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import java.time.Duration;

/**
 * How hard to work.
 *
 * @param calls how a call is repeated
 * @param batch creations in one call, at most
 * @param probes how often it is looked whether GoTo lets the connector in again
 */
public record Pacing(BackOff calls, int batch, BackOff probes) {

    /** How soon a scan is repeated that was not believed. */
    Duration recheck() {
        return probes.first().multipliedBy(2);
    }
}
