package dev.usher.contracts.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long a topic keeps its records. */
public sealed interface Retention {

    /** Everything for so long. */
    record For(Duration time) implements Retention {}

    /** The newest record of every key for good; a tombstone tells that the thing is gone. */
    record NewestPerKey() implements Retention {}

    /** The newest record of every key, and that only for so long. */
    record NewestPerKeyFor(Duration time) implements Retention {}

    static Retention days(int days) {
        return new For(Duration.ofDays(days));
    }

    /** Kafka's topic settings for it. */
    default Map<String, String> topicConfig() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(
                "cleanup.policy",
                switch (this) {
                    case For _ -> "delete";
                    case NewestPerKey _ -> "compact";
                    case NewestPerKeyFor _ -> "compact,delete";
                });
        switch (this) {
            case For(Duration time) -> config.put("retention.ms", millis(time));
            case NewestPerKey _ -> compaction(config);
            case NewestPerKeyFor(Duration time) -> {
                compaction(config);
                config.put("retention.ms", millis(time));
            }
        }
        return config;
    }

    private static void compaction(Map<String, String> config) {
        config.put("delete.retention.ms", millis(Duration.ofDays(30)));
        config.put("max.compaction.lag.ms", millis(Duration.ofDays(7)));
        config.put("segment.ms", millis(Duration.ofDays(1)));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
