package dev.usher.contracts.topic;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Places a record by the application alone, so that all that concerns one application is handled in
 * order by one task. Keys without a separator are placed by the whole key; a record without a key
 * goes to partition 0. Never throws. Every producer of Usher uses it.
 */
public final class ApplicationPartitioner implements Partitioner {

    /** The partition of a key among so many partitions. */
    public static int partition(byte @Nullable [] key, int partitions) {
        if (key == null) {
            return 0;
        }
        int end = 0;
        while (end < key.length && key[end] != '|') {
            end++;
        }
        return Utils.toPositive(Utils.murmur2(Arrays.copyOf(key, end))) % partitions;
    }

    @Override
    public int partition(
            String topic,
            @Nullable Object key,
            byte @Nullable [] keyBytes,
            @Nullable Object value,
            byte @Nullable [] valueBytes,
            Cluster cluster) {
        return partition(keyBytes, cluster.partitionCountForTopic(topic));
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
