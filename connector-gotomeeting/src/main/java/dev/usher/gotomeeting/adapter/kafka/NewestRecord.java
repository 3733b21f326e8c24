package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.topic.RecordKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds the newest record of an application in a topic of states, from its end backwards. */
record NewestRecord(Cluster cluster) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final long FIRST_LOOK = 500;

    /** The value; empty when there is none, or it is a tombstone. */
    Optional<byte[]> of(String topic, String application) {
        byte[] key = RecordKey.of(application).bytes();
        TopicPartition partition = new StoredRecords(cluster).partitionOf(application, topic);
        try (KafkaConsumer<byte[], byte[]> consumer = cluster.reader()) {
            consumer.assign(List.of(partition));
            long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            @Nullable ConsumerRecord<byte[], byte[]> found = null;
            for (long look = FIRST_LOOK; found == null && end > begin; look *= 8) {
                long from = Math.max(begin, end - look);
                found = newest(consumer, partition, key, from, end);
                end = from;
            }
            return Optional.ofNullable(found).map(ConsumerRecord::value);
        }
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> newest(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            byte[] key,
            long from,
            long to) {
        @Nullable ConsumerRecord<byte[], byte[]> newest = null;
        consumer.seek(partition, from);
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < to && Arrays.equals(record.key(), key)) {
                    newest = record;
                }
            }
        }
        return newest;
    }
}
