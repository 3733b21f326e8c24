package dev.usher.diff.application;

import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where one application stands.
 *
 * @param settings the last accepted ones
 * @param scanned a finished scan has been seen since it was switched on
 * @param indexing the index is being made anew; until then nothing is decided
 * @param cycle the cycle under way, or the last one
 * @param connector the connector's last heartbeat
 */
public record Job(
        Optional<Settings> settings,
        boolean scanned,
        Optional<Indexing> indexing,
        Optional<Cycle> cycle,
        Optional<Heartbeat> connector) {

    /** Nothing seen yet. */
    public static final Job NEW =
            new Job(Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty());

    /** A heartbeat older than this does not count. */
    static final Duration HEARTBEAT_VALIDITY = Duration.ofSeconds(60);

    /**
     * What the connector reported last.
     *
     * @param freeSeats by licence, as far as counted
     */
    public record Heartbeat(boolean healthy, Instant at, Map<String, Integer> freeSeats) {

        public Heartbeat {
            freeSeats = Map.copyOf(freeSeats);
        }
    }

    /** Id of the cycle under way, or the last one; empty: none yet. */
    String cycleId() {
        return cycle.map(Cycle::id).orElse("");
    }

    /** Free seats by licence, as far as the connector has counted them. */
    Map<String, Integer> freeSeats() {
        return connector.map(Heartbeat::freeSeats).orElse(Map.of());
    }

    boolean connectorReady(Instant now) {
        return connector
                .filter(Heartbeat::healthy)
                .filter(beat -> beat.at().plus(HEARTBEAT_VALIDITY).isAfter(now))
                .isPresent();
    }

    Job with(Settings accepted, boolean stillScanned) {
        return new Job(Optional.of(accepted), stillScanned, indexing, cycle, connector);
    }

    Job with(Heartbeat beat) {
        return new Job(settings, scanned, indexing, cycle, Optional.of(beat));
    }

    Job with(Cycle changed) {
        return new Job(settings, scanned, indexing, Optional.of(changed), connector);
    }

    Job afterScan() {
        return new Job(settings, true, indexing, cycle, connector);
    }

    Job with(Optional<Indexing> changed) {
        return new Job(settings, scanned, changed, cycle, connector);
    }
}
