package dev.usher.contracts.event;

import dev.usher.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a record that a consumer group could not read. Key, value and headers stay as
 * they were; further headers tell where it was read and why it was refused: {@code dlt-topic},
 * {@code dlt-partition}, {@code dlt-offset}, {@code dlt-timestamp}, {@code dlt-reason}.
 */
public final class DeadLetter {

    private DeadLetter() {}

    /**
     * Wraps a consumed record.
     *
     * @param group full name of the consumer group
     * @param reason why it could not be read, without its data
     */
    public static ProducerRecord<byte[], byte[]> of(
            String group, ConsumerRecord<byte[], byte[]> record, String reason) {
        return of(
                group,
                new Origin(record.topic(), record.partition(), record.offset(), record.timestamp()),
                record.key(),
                record.value(),
                record.headers(),
                reason);
    }

    /**
     * As {@link #of(String, ConsumerRecord, String)}, where there is no consumer record at hand.
     */
    public static ProducerRecord<byte[], byte[]> of(
            String group,
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers,
            String reason) {
        Headers marked = new RecordHeaders(headers);
        put(marked, "dlt-topic", origin.topic());
        put(marked, "dlt-partition", Integer.toString(origin.partition()));
        put(marked, "dlt-offset", Long.toString(origin.offset()));
        put(marked, "dlt-timestamp", Long.toString(origin.timestamp()));
        put(marked, "dlt-reason", reason);
        return new ProducerRecord<>(
                Topic.deadLetters(group, origin.topic()), null, key, value, marked);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a record was read; the timestamp in milliseconds since 1970. */
    public record Origin(String topic, int partition, long offset, long timestamp) {}
}
