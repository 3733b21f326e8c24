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

    /** Users in one call that GoTo takes. */
    static final int BATCH = 25;

    private static final Map<String, String> ACCOUNT =
            Map.of("seats", "1000000", "set", "usersPerRequest=" + BATCH);
    private static final int HEAP = 256;

    Setup {
        simulator = Map.copyOf(simulator);
        connector = Map.copyOf(connector);
    }

    /** GoTo takes ten calls a second, and the connector keeps to what it keeps to by default. */
    static Setup limited(boolean batched) {
        return new Setup(with(ACCOUNT, Map.of("rate", "10")), batches(batched), HEAP);
    }

    /** GoTo takes any number of calls, and the connector makes as many as it can. */
    static Setup unlimited(boolean batched) {
        return new Setup(
                with(ACCOUNT, Map.of("rate", "0")),
                with(
                        batches(batched),
                        Map.of(
                                "gotomeeting.requests-per-second",
                                "0",
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

    /** Batched, the connector has to find out by itself how many users GoTo takes in one call. */
    private static Map<String, String> batches(boolean batched) {
        return batched ? Map.of() : Map.of("gotomeeting.max-batch-size", "1");
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }
}
