package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what a partition holds at the moment, from some time on to the end. */
final class StoredRecords {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;

    StoredRecords(Cluster cluster) {
        this.cluster = cluster;
    }

    void read(
            TopicPartition partition, Instant from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.reader()) {
            consumer.assign(List.of(partition));
            var start =
                    consumer.offsetsForTimes(Map.of(partition, from.toEpochMilli())).get(partition);
            if (start == null) {
                return;
            }
            consumer.seek(partition, start.offset());
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }

    /** The partition of a topic that holds the records of an application. */
    TopicPartition partitionOf(String application, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.reader()) {
            return new TopicPartition(
                    topic,
                    ApplicationPartitioner.partition(
                            RecordKey.of(application).bytes(),
                            consumer.partitionsFor(topic).size()));
        }
    }
}
