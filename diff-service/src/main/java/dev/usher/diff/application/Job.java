package dev.usher.diff.application;

import dev.usher.diff.domain.Lane;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where one application stands.
 *
 * @param settings the last accepted ones
 * @param scanned a finished scan has been seen, once
 * @param cycle the current cycle
 * @param connector the connector's last heartbeat
 * @param urgentInFlight commands of the urgent lane not answered yet
 * @param bulkInFlight commands of the bulk lane not answered yet
 * @param waiting users on the agenda
 * @param ticket last number given out on the agenda
 */
public record Job(
        Optional<Settings> settings,
        boolean scanned,
        String cycle,
        Optional<Heartbeat> connector,
        int urgentInFlight,
        int bulkInFlight,
        int waiting,
        long ticket) {

    /** Nothing seen yet. */
    public static final Job NEW =
            new Job(Optional.empty(), false, "", Optional.empty(), 0, 0, 0, 0);

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

    Job with(Settings accepted) {
        return new Job(
                Optional.of(accepted),
                scanned,
                cycle,
                connector,
                urgentInFlight,
                bulkInFlight,
                waiting,
                ticket);
    }

    Job with(Heartbeat beat) {
        return new Job(
                settings,
                scanned,
                cycle,
                Optional.of(beat),
                urgentInFlight,
                bulkInFlight,
                waiting,
                ticket);
    }

    Job inCycle(String newCycle, boolean afterScan) {
        return new Job(
                settings,
                scanned || afterScan,
                newCycle,
                connector,
                urgentInFlight,
                bulkInFlight,
                waiting,
                ticket);
    }

    Job inFlight(Lane lane, int more) {
        return new Job(
                settings,
                scanned,
                cycle,
                connector,
                urgentInFlight + (lane == Lane.URGENT ? more : 0),
                bulkInFlight + (lane == Lane.BULK ? more : 0),
                waiting,
                ticket);
    }

    Job waiting(int more) {
        return new Job(
                settings,
                scanned,
                cycle,
                connector,
                urgentInFlight,
                bulkInFlight,
                waiting + more,
                ticket + (more > 0 ? 1 : 0));
    }
}
