package dev.usher.benchmarks.connector;

import java.util.HashMap;
import java.util.Map;

/**
 * How GoTo's stand-in and the connector are set up for a phase.
 *
 * @param simulator options of its program
 * @param connector configuration properties besides those it has in the whole system
 * @param simulatorHeapMegabytes how large the stand-in's heap may grow
 */
record Setup(
        Map<String, String> simulator, Map<String, String> connector, int simulatorHeapMegabytes) {

    private static final Map<String, String> SEATS = Map.of("seats", "1000000");
    private static final int HEAP = 256;

    /** Users in one call. */
    static final int BATCH = 25;

    Setup {
        simulator = Map.copyOf(simulator);
        connector = Map.copyOf(connector);
    }

    /** GoTo takes ten calls a second, and the connector keeps to what it keeps to by default. */
    static Setup limited(int batch) {
        return new Setup(with(SEATS, Map.of("rate", "10")), batches(batch), HEAP);
    }

    /** GoTo takes any number of calls, and the connector makes as many as it can. */
    static Setup unlimited(int batch) {
        return new Setup(
                with(SEATS, Map.of("rate", "0")),
                with(
                        batches(batch),
                        Map.of(
                                "gotomeeting.requests-per-second",
                                "1000",
                                "gotomeeting.max-concurrency",
                                "100")),
                HEAP);
    }

    Setup withSimulatorHeap(int megabytes) {
        return new Setup(simulator, connector, megabytes);
    }

    /** The connector's properties, with topics and group of its own. */
    Map<String, String> connectorWithTopics(String prefix) {
        return with(connector, Map.of("contracts.topic-prefix", prefix));
    }

    private static Map<String, String> batches(int size) {
        return Map.of("gotomeeting.batch-size", Integer.toString(size));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
