package dev.usher.diff.application;

import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one application stands.
 *
 * @param settings the last accepted ones
 * @param scanned a finished scan has been seen since it was switched on
 * @param indexing the index is being made anew; until then nothing is decided
 * @param cycle the cycle under way, or the last one
 * @param batches what the guard collects and holds
 * @param home key of the GoTo account to which users' accounts belong
 * @param connector the connector's last heartbeat
 */
public record Job(
        Optional<Settings> settings,
        boolean scanned,
        Optional<Indexing> indexing,
        Optional<Cycle> cycle,
        Optional<Heartbeat> connector,
        List<Batch> batches,
        Optional<String> home) {

    /** Nothing seen yet. */
    public static final Job NEW =
            new Job(
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());

    public Job {
        batches = List.copyOf(batches);
        home = home.or(() -> settings.map(Settings::goToAccountKey));
    }

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

        /** As far as the connector's clock is ahead, it would count longer than it may. */
        Heartbeat noLaterThan(Instant now) {
            return at.isAfter(now) ? new Heartbeat(healthy, now, freeSeats) : this;
        }
    }

    /** Whether a cycle is under way. */
    boolean inCycle() {
        return cycle.filter(it -> it.finishedAt().isEmpty()).isPresent();
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
        return new Job(
                Optional.of(accepted), stillScanned, indexing, cycle, connector, batches, home);
    }

    Job with(Heartbeat beat) {
        return new Job(settings, scanned, indexing, cycle, Optional.of(beat), batches, home);
    }

    Job with(Cycle changed) {
        return new Job(settings, scanned, indexing, Optional.of(changed), connector, batches, home);
    }

    /** What of it cannot be found again in the inputs. */
    ApplicationMemory memory() {
        return new ApplicationMemory(
                settings, scanned, home, batches.stream().map(Batch::bare).toList());
    }

    /** As it was remembered; everything else is found again. */
    Job as(ApplicationMemory memory) {
        return new Job(
                memory.settings(),
                memory.scanned(),
                indexing,
                cycle,
                connector,
                memory.batches(),
                memory.home());
    }

    /** With another GoTo account that users' accounts belong to. */
    Job movedTo(String goToAccountKey) {
        return new Job(
                settings,
                scanned,
                indexing,
                cycle,
                connector,
                batches,
                Optional.of(goToAccountKey));
    }

    /** Whether the settings name another GoTo account than the one users' accounts belong to. */
    boolean elsewhere() {
        return settings.filter(it -> !isHome(it.goToAccountKey())).isPresent();
    }

    boolean isHome(String goToAccountKey) {
        return home.filter(key -> !key.equals(goToAccountKey)).isEmpty();
    }

    Job afterScan() {
        return new Job(settings, true, indexing, cycle, connector, batches, home);
    }

    Job with(Optional<Indexing> changed) {
        return new Job(settings, scanned, changed, cycle, connector, batches, home);
    }

    Optional<Batch> batch(String id) {
        return batches.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** With a batch that is new or has changed. */
    Job with(Batch changed) {
        boolean known = batch(changed.id()).isPresent();
        return with(
                Stream.concat(
                                batches.stream()
                                        .map(it -> it.id().equals(changed.id()) ? changed : it),
                                Stream.of(changed).filter(_ -> !known))
                        .toList());
    }

    Job without(Batch batch) {
        return with(batches.stream().filter(it -> !it.id().equals(batch.id())).toList());
    }

    /** With so many more users in a batch, unless it is collecting: those are counted later. */
    Job resized(String id, int more) {
        return batch(id)
                .filter(it -> it.phase() != Batch.Phase.COLLECTING)
                .map(it -> with(it.with(more)))
                .orElse(this);
    }

    private Job with(List<Batch> changed) {
        return new Job(settings, scanned, indexing, cycle, connector, changed, home);
    }
}
